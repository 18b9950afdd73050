/** Telegram gives bots files of up to 20 MB. */
const LARGEST = 20 * 1024 * 1024;
const TIME = 30_000;

/** A file did not come: the person is asked to write instead. */
export class FileError extends Error {
  readonly code = "file_missing";

  constructor(message: string) {
    super(message);
    this.name = "FileError";
  }
}

/**
 * Fetches a file that somebody sent. The address holds the token: neither it nor an error of it may be logged as it is.
 *
 * @returns a function of the `file_path` that `getFile` gave; it throws FileError where the file does not come
 */
export function createFileDownload(token: string, apiRoot = "https://api.telegram.org") {
  return async (filePath: string): Promise<Uint8Array> => {
    const signal = AbortSignal.timeout(TIME);
    const bytes = await fetch(`${apiRoot}/file/bot${token}/${filePath}`, { signal })
      .then((response) => (response.ok ? response.arrayBuffer() : undefined))
      .catch(() => undefined);
    if (!bytes) throw new FileError("the file did not come");
    if (bytes.byteLength > LARGEST) throw new FileError("the file is too large");
    return new Uint8Array(bytes);
  };
}
