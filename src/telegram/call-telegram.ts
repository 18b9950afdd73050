import { HttpError, InputFile, type Transformer } from "grammy";
import { type Dispatcher, Pool } from "undici";

const TELEGRAM = "https://api.telegram.org";
/** Telegram's limits leave no use for more lines at once. */
const CONNECTIONS = 128;
/** Longer than the longest poll; a line that is silent for so long is lost, in milliseconds. */
const SILENCE = 60_000;

type ApiResponse = Awaited<ReturnType<Parameters<Transformer>[0]>>;

/**
 * Makes the calls of the Bot API over undici's connection pool, in the place of grammY's client, which spends more on fetch,
 * streams, timers and abort controllers than the call itself costs. What carries a file still goes through grammY.
 *
 * @throws HttpError where there is no line or what comes back is not the Bot API's
 */
export function callTelegram(token: string, apiRoot = TELEGRAM): Transformer {
  const { origin, pathname } = new URL(apiRoot);
  const root = `${pathname === "/" ? "" : pathname}/bot${token}/`;
  const pool = new Pool(origin, { connections: CONNECTIONS, headersTimeout: SILENCE, bodyTimeout: SILENCE });
  const headers = { "content-type": "application/json" };
  return async (previous, method, payload, signal) => {
    if (Object.values(payload).some((value) => value instanceof InputFile)) return previous(method, payload, signal);
    return new Promise<ApiResponse>((resolve, reject) => {
      const request = { method: "POST" as const, path: root + method, headers, body: JSON.stringify(payload) };
      const fail = (error: unknown) => reject(new HttpError(`Network request for '${method}' failed!`, error));
      pool.dispatch(request, collect(resolve, fail, signal as AbortSignal | undefined));
    }) as ReturnType<typeof previous<typeof method>>;
  };
}

/** Gathers an answer and reads it once it is whole. */
function collect(
  resolve: (response: ApiResponse) => void,
  fail: (error: unknown) => void,
  signal: AbortSignal | undefined,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let abort: (() => void) | undefined;
  const end = () => {
    if (abort) signal?.removeEventListener("abort", abort);
  };
  return {
    onRequestStart(controller) {
      if (!signal) return;
      abort = () => controller.abort(signal.reason);
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort, { once: true });
    },
    // The status is repeated in the body.
    onResponseStart() {},
    onResponseData(_, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      end();
      try {
        resolve(readResponse(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
      } catch (error) {
        fail(error);
      }
    },
    onResponseError(_, error) {
      end();
      fail(error);
    },
  };
}

function readResponse(body: Buffer): ApiResponse {
  const response = JSON.parse(body.toString("utf8")) as ApiResponse;
  if (typeof response?.ok !== "boolean") throw new Error("no answer of the Bot API");
  return response;
}
