import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with a call. */
export type Prepared =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly pieces?: number;
      readonly pause?: number;
      readonly usage?: boolean;
    }
  | { readonly kind: "vectors"; readonly vectors: (texts: readonly string[]) => number[][] }
  | { readonly kind: "error"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Sends the beginning of a stream and breaks the line. */
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "raw"; readonly body: string }
  | { readonly kind: "silence" };

export interface RecordedCall {
  readonly path: string;
  readonly key: string;
  /** Every byte of the body, as text. */
  readonly body: string;
}

type Answer = Prepared | ((body: ChatBody) => Prepared);
interface ChatBody {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly input?: readonly string[];
}

/**
 * A server that speaks OpenAI's interface (chat completions streamed, embeddings, transcriptions), for the real client.
 * It does what was prepared, records every call, and fails the test where nothing was prepared.
 */
export class OpenAiServer {
  readonly calls: RecordedCall[] = [];
  readonly #queues = { chat: [] as Answer[], embeddings: [] as Answer[], transcriptions: [] as Answer[] };
  readonly #always: Partial<Record<"chat" | "embeddings" | "transcriptions", Answer>> = {};
  readonly #unprepared: string[] = [];
  readonly #server: Server = createServer((request, response) => void this.#handle(request, response));

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** @throws where a call came that nothing was prepared for */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    if (this.#unprepared.length > 0) throw new Error(`nothing was prepared for ${this.#unprepared.join(", ")}`);
  }

  /** Prepares the answer to the next call of a kind. */
  prepare(kind: "chat" | "embeddings" | "transcriptions", ...answers: Answer[]): void {
    this.#queues[kind].push(...answers);
  }

  /** Prepares the answer to every call of a kind that has none of its own. */
  always(kind: "chat" | "embeddings" | "transcriptions", answer: Answer): void {
    this.#always[kind] = answer;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString("utf8");
    const path = request.url ?? "";
    this.calls.push({ path, key: request.headers.authorization?.replace(/^Bearer /, "") ?? "", body });
    const kind = path.endsWith("/chat/completions")
      ? "chat"
      : path.endsWith("/embeddings")
        ? "embeddings"
        : path.endsWith("/audio/transcriptions")
          ? "transcriptions"
          : undefined;
    const answer = kind && (this.#queues[kind].shift() ?? this.#always[kind]);
    if (!answer) {
      this.#unprepared.push(path);
      response.writeHead(400).end();
      return;
    }
    const json = (kind === "transcriptions" ? {} : JSON.parse(body)) as ChatBody;
    const prepared = typeof answer === "function" ? answer(json) : answer;
    switch (prepared.kind) {
      case "silence":
        return;
      case "raw":
        response.writeHead(200, { "content-type": "application/json" }).end(prepared.body);
        return;
      case "error":
        response
          .writeHead(prepared.status, { "content-type": "application/json", ...prepared.headers })
          .end(JSON.stringify({ error: { message: "prepared" } }));
        return;
      case "vectors": {
        const data = prepared
          .vectors(json.input ?? [])
          .map((embedding, index) => ({ object: "embedding", index, embedding }));
        response
          .writeHead(200, { "content-type": "application/json" })
          .end(
            JSON.stringify({ object: "list", model: json.model, data, usage: { prompt_tokens: 7, total_tokens: 7 } }),
          );
        return;
      }
      case "cut":
        await stream(response, prepared.text, 4, 1, false);
        response.destroy();
        return;
      case "text":
        if (kind === "transcriptions") {
          response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ text: prepared.text }));
          return;
        }
        await stream(response, prepared.text, prepared.pieces ?? 12, prepared.pause ?? 0, true, prepared.usage ?? true);
        response.end();
    }
  }
}

async function stream(
  response: ServerResponse,
  text: string,
  pieces: number,
  pause: number,
  whole: boolean,
  usage = false,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (value: object) =>
    response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", ...value })}\n\n`);
  const size = Math.max(1, Math.ceil(text.length / pieces));
  for (let start = 0; start < text.length; start += size) {
    send({ choices: [{ index: 0, delta: { content: text.slice(start, start + size) }, finish_reason: null }] });
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  if (!whole) return;
  send({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  if (usage) send({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } });
  response.write("data: [DONE]\n\n");
}
