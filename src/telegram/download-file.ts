import { HttpError } from "grammy";

/** Telegram gives bots files of up to 20 MB. */
const LARGEST = 20 * 1024 * 1024;
const TIME = 30_000;

/**
 * Fetches a file that somebody sent. The address holds the token: neither it nor an error of it may be logged as it is.
 *
 * @returns a function of the `file_path` that `getFile` gave; it throws HttpError where the file does not come
 */
export function createFileDownload(token: string, apiRoot = "https://api.telegram.org") {
  return async (filePath: string): Promise<Uint8Array> => {
    const response = await fetch(`${apiRoot}/file/bot${token}/${filePath}`, {
      signal: AbortSignal.timeout(TIME),
    }).catch(() => undefined);
    if (!response?.ok) throw new HttpError("the file did not come", undefined);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > LARGEST) throw new HttpError("the file is too large", undefined);
    return bytes;
  };
}
