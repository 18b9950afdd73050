import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import { z } from "zod";

/** Updates are a few kilobytes; Telegram's largest are far below this. */
const LARGEST_BODY = 1024 * 1024;

const updateSchema = z.looseObject({ update_id: z.number().int() });

/** What the process tells of itself. */
export interface Health {
  /** What is not ready, in words; empty where everything is. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly metrics: () => Promise<string>;
}

/**
 * The web server: `POST /telegram` (updates), `/healthz` (alive), `/readyz` (ready), `/metrics` (Prometheus).
 *
 * @param webhook where updates come by webhook: its secret, and a store that resolves when an update is on disk. The
 *   answer 200 is given then, before anything is answered to the person, so a slow answer never causes a repeat.
 */
export async function startWebServer(dependencies: {
  readonly port: number;
  readonly health: Health;
  readonly logger: Logger;
  readonly webhook?:
    | { readonly secret: string; readonly store: (updates: readonly Update[]) => Promise<void> }
    | undefined;
}): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { port, health, logger, webhook } = dependencies;
  const server: Server = createServer((request, response) => {
    route(request, response).catch((error: Error) => {
      logger.error({ reason: error.message }, "web request failed");
      if (!response.headersSent) reply(response, 500, "something went wrong");
    });
  });

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "").split("?")[0];
    if (request.method === "POST" && path === "/telegram" && webhook) return takeUpdate(request, response, webhook);
    if (request.method !== "GET") return reply(response, 405, "GET only");
    if (path === "/healthz") return reply(response, 200, "alive");
    if (path === "/readyz") {
      const missing = await health.notReady();
      return reply(response, missing.length === 0 ? 200 : 503, missing.length === 0 ? "ready" : missing.join("\n"));
    }
    if (path === "/metrics") return reply(response, 200, await health.metrics());
    return reply(response, 404, "nothing here");
  };

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function takeUpdate(
  request: IncomingMessage,
  response: ServerResponse,
  webhook: { readonly secret: string; readonly store: (updates: readonly Update[]) => Promise<void> },
): Promise<void> {
  if (!isSame(String(request.headers["x-telegram-bot-api-secret-token"] ?? ""), webhook.secret)) {
    return reply(response, 401, "wrong secret");
  }
  const body = await readBody(request);
  if (body === undefined) return reply(response, 413, "too large");
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return reply(response, 400, "not JSON");
  }
  const parsed = updateSchema.safeParse(json);
  if (!parsed.success) return reply(response, 400, "not an update");
  // Only the id is relied on here; each feature reads what it needs through grammY's filters.
  await webhook.store([parsed.data as unknown as Update]);
  reply(response, 200, "");
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}
