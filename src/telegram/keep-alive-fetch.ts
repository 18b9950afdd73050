import type { ApiClientOptions } from "grammy";
import { Agent, type Dispatcher } from "undici";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;

/** Telegram's limits leave no use for more lines at once. */
const CONNECTIONS = 128;

/**
 * What grammY needs of a fetch, over undici's connection pool: half the cost of a call is the HTTP client, and the one
 * that grammY brings spends most of it on web streams, URLs and headers that a call to the Bot API has no use for.
 */
export function createKeepAliveFetch(): Fetch {
  const agent = new Agent({ connections: CONNECTIONS });
  const fetch = async (url: string, { method, headers = null, body = null, signal = null }: RequestOptions) => {
    const { origin, path } = splitUrl(url);
    const response = await agent.request({ origin, path, method, headers, body, signal });
    return response.body;
  };
  // Of a response, grammY reads `json()` alone, and undici's body has it.
  return fetch as unknown as Fetch;
}

type RequestOptions = Pick<Dispatcher.RequestOptions<null>, "method" | "headers" | "body" | "signal">;

/** The origin stays the same from call to call; parsing the whole URL each time would cost as much as sending it. */
function splitUrl(url: string): { origin: string; path: string } {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  return { origin: url.slice(0, start), path: url.slice(start) };
}
