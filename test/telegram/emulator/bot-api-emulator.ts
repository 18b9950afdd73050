import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createWaiting } from "../../wait-until.ts";
import { ApiError, badRequest } from "./api-error.ts";
import { checkButtons, checkText } from "./check-text.ts";
import { UpdateQueue } from "./update-queue.ts";

export const TOKEN = "123456:emulator-token-of-the-tests";
export const BOT = { id: 123456, is_bot: true, first_name: "Megzuri", username: "megzuri_bot" };

/** A message that the bot sent, as people would see it. */
export interface SentMessage {
  readonly message_id: number;
  readonly chat_id: number;
  /** Without markup. */
  text: string;
  /** As the bot wrote it. */
  raw: string;
  parse_mode: string | undefined;
  reply_markup: { inline_keyboard?: { text: string; callback_data?: string; url?: string }[][] } | undefined;
  reply_to: number | undefined;
  thread: number | undefined;
  edits: number;
}

export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** What the next calls of a method run into, in order. */
export type Fault =
  | { readonly kind: "error"; readonly status: number; readonly description: string; readonly retryAfter?: number }
  | { readonly kind: "drop" }
  | { readonly kind: "drop after"; readonly note?: string }
  | { readonly kind: "delay"; readonly milliseconds: number };

/** The Bot API over plain http, as far as a bot of text messages needs it. */
export class BotApiEmulator {
  readonly updates = new UpdateQueue();
  readonly calls: ApiCall[] = [];
  readonly messages: SentMessage[] = [];
  readonly drafts: { chat_id: number; draft_id: number; text: string; at: number }[] = [];
  /** Files that the bot sent. */
  readonly documents: { chat_id: number; name: string; content: Buffer }[] = [];
  /** Groups that have topics. */
  readonly forums = new Set<number>();
  readonly topics: { chat_id: number; message_thread_id: number; name: string; open: boolean }[] = [];
  readonly copies: { chat_id: number; from_chat_id: number; message_id: number }[] = [];
  /** What people sent, by the path that getFile gives. */
  readonly files = new Map<string, Uint8Array>();
  readonly blocked = new Set<number>();
  readonly members = new Map<string, string>();
  /** Groups that have become supergroups, and their new ids. */
  readonly upgraded = new Map<number, number>();
  readonly #settings = new Map<string, unknown>();
  readonly #faults = new Map<string, Fault[]>();
  readonly #queries = new Map<string, { answered: boolean; at: number }>();
  readonly #waiting = createWaiting();
  #server: Server | undefined;
  #messageId = 1;
  #webhook: { url: string; secret: string } | undefined;
  /** Calls that write a message and have not been answered yet. */
  openCalls = 0;
  /** Added to every answer, in milliseconds: the way to Telegram and back. */
  latency = 0;
  /** Decides for each call whether it fails; for random faults under load. */
  chaos: ((method: string) => Fault | undefined) | undefined;

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()));
  }

  get apiRoot(): string {
    const address = this.#server?.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  /** Lets the next call of a method (or of any, `*`) run into a fault. */
  fail(method: string, fault: Fault): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), fault]);
  }

  nextMessageId(): number {
    return this.#messageId++;
  }

  /** Registers a callback query, so that it can be answered once. */
  openQuery(id: string): void {
    this.#queries.set(id, { answered: false, at: Date.now() });
  }

  setting(name: string): unknown {
    return this.#settings.get(name);
  }

  /** Resolves when the condition holds; looked at after every call of the bot. */
  until<Found>(condition: () => Found | undefined | false, milliseconds = 15_000): Promise<Found> {
    return this.#waiting.until(condition, milliseconds);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = new AbortController();
    const writes = /\/(sendMessage|editMessageText)/.test(request.url ?? "");
    if (writes) this.openCalls++;
    response.on("close", () => {
      closed.abort();
      if (writes) this.openCalls--;
    });
    try {
      const [, fileToken, file = ""] = /^\/file\/bot([^/]+)\/(.+)/.exec(request.url ?? "") ?? [];
      if (fileToken === TOKEN) {
        const bytes = this.files.get(file);
        response.writeHead(bytes ? 200 : 404).end(bytes);
        return;
      }
      const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
      const payload = await readPayload(request);
      if (token !== TOKEN) throw new ApiError(401, "Unauthorized");
      this.calls.push({ method, payload, at: Date.now() });
      const fault = this.#nextFault(method);
      if (fault?.kind === "drop") return void request.socket.destroy();
      if (fault?.kind === "delay") await sleep(fault.milliseconds);
      if (fault?.kind === "error") {
        throw new ApiError(
          fault.status,
          fault.description,
          fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter },
        );
      }
      if (this.latency > 0 && method !== "getUpdates") await sleep(this.latency);
      const result = await this.#call(method, payload, closed.signal);
      if (fault?.kind === "drop after") return void request.socket.destroy();
      respond(response, 200, { ok: true, result });
    } catch (error) {
      const known = error instanceof ApiError ? error : new ApiError(500, `Internal Server Error: ${error}`);
      respond(response, known.status, {
        ok: false,
        error_code: known.status,
        description: known.message,
        ...(known.parameters ? { parameters: known.parameters } : {}),
      });
    } finally {
      this.#waiting.changed();
    }
  }

  #nextFault(method: string): Fault | undefined {
    return this.#faults.get(method)?.shift() ?? this.#faults.get("*")?.shift() ?? this.chaos?.(method);
  }

  async #call(method: string, payload: Readonly<Record<string, unknown>>, closed: AbortSignal): Promise<unknown> {
    const movedTo = this.upgraded.get(Number(payload.chat_id));
    if (movedTo !== undefined)
      throw new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
        migrate_to_chat_id: movedTo,
      });
    switch (method) {
      case "getMe":
        return { ...BOT, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true };
      case "getUpdates":
        return this.updates.take(
          Number(payload.offset ?? 0),
          Number(payload.limit ?? 100),
          Number(payload.timeout ?? 0),
          closed,
        );
      case "sendMessage":
        return this.#sendMessage(payload);
      case "editMessageText":
        return this.#editMessage(payload);
      case "sendMessageDraft":
        return this.#sendDraft(payload);
      case "answerCallbackQuery":
        return this.#answerQuery(payload);
      case "setWebhook":
        return this.#setWebhook(payload);
      case "deleteWebhook":
        this.#webhook = undefined;
        this.updates.redirect(undefined);
        return true;
      case "getFile":
        return { file_id: payload.file_id, file_unique_id: "1", file_path: `voice/${payload.file_id}` };
      case "getChat":
        return {
          id: payload.chat_id,
          type: "supergroup",
          title: "A group",
          is_forum: this.forums.has(Number(payload.chat_id)),
        };
      case "createForumTopic":
        return this.#createTopic(payload);
      case "closeForumTopic":
      case "reopenForumTopic":
        return this.#turnTopic(payload, method === "reopenForumTopic");
      case "sendDocument":
        return this.#sendDocument(payload);
      case "copyMessage":
        return this.#copyMessage(payload);
      case "getChatMember":
        return this.#getMember(payload);
      case "editMessageReplyMarkup":
      case "sendChatAction":
      case "answerInlineQuery":
      case "setMessageReaction":
      case "sendVenue":
      case "deleteMessage":
        if (typeof payload.chat_id === "number") this.#checkChat(payload.chat_id);
        return true;
      default:
        return this.#setting(method, payload);
    }
  }

  /** `setMyCommands`, `getMyDescription` and their like: kept by name, language and scope. */
  #setting(method: string, payload: Readonly<Record<string, unknown>>): unknown {
    const [, verb, name] = /^(set|get|delete)My(\w+)$/.exec(method) ?? [];
    if (name === undefined) throw new ApiError(404, "Not Found");
    const { language_code = "", scope, ...content } = payload;
    const key = `${name}/${language_code}/${JSON.stringify(scope ?? { type: "default" })}`;
    if (verb === "set") this.#settings.set(key, content.commands ?? content);
    if (verb === "delete") this.#settings.delete(key);
    if (verb !== "get") return true;
    const field = name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    return this.#settings.get(key) ?? (name === "Commands" ? [] : { [field]: "" });
  }

  #checkChat(chat: number): void {
    if (this.blocked.has(chat)) throw new ApiError(403, "Forbidden: bot was blocked by the user");
  }

  #sendMessage(payload: Readonly<Record<string, unknown>>): unknown {
    const chat = Number(payload.chat_id);
    this.#checkChat(chat);
    const text = checkText(payload.text, payload.parse_mode);
    checkButtons(payload.reply_markup);
    const message: SentMessage = {
      message_id: this.nextMessageId(),
      chat_id: chat,
      text,
      raw: String(payload.text),
      parse_mode: payload.parse_mode as string | undefined,
      reply_markup: payload.reply_markup as SentMessage["reply_markup"],
      reply_to: (payload.reply_parameters as { message_id?: number } | undefined)?.message_id,
      thread: payload.message_thread_id as number | undefined,
      edits: 0,
    };
    this.messages.push(message);
    return { message_id: message.message_id, date: now(), chat: { id: chat, type: "private" }, from: BOT, text };
  }

  #editMessage(payload: Readonly<Record<string, unknown>>): unknown {
    const message = this.messages.find(
      ({ message_id, chat_id }) => message_id === payload.message_id && chat_id === payload.chat_id,
    );
    if (!message) throw badRequest("message to edit not found");
    const text = checkText(payload.text, payload.parse_mode);
    checkButtons(payload.reply_markup);
    const markup = payload.reply_markup as SentMessage["reply_markup"];
    if (message.raw === payload.text && JSON.stringify(message.reply_markup) === JSON.stringify(markup)) {
      throw badRequest("message is not modified: specified new message content and reply markup are exactly the same");
    }
    Object.assign(message, { text, raw: String(payload.text), reply_markup: markup, edits: message.edits + 1 });
    return {
      message_id: message.message_id,
      date: now(),
      chat: { id: message.chat_id, type: "private" },
      from: BOT,
      text,
    };
  }

  #sendDraft(payload: Readonly<Record<string, unknown>>): boolean {
    const chat = Number(payload.chat_id);
    this.#checkChat(chat);
    if (chat < 0) throw badRequest("drafts can be sent only to private chats");
    if (!payload.draft_id) throw badRequest("DRAFT_ID_INVALID");
    this.drafts.push({
      chat_id: chat,
      draft_id: Number(payload.draft_id),
      text: checkText(payload.text, payload.parse_mode),
      at: Date.now(),
    });
    return true;
  }

  #answerQuery(payload: Readonly<Record<string, unknown>>): boolean {
    const query = this.#queries.get(String(payload.callback_query_id));
    if (!query || query.answered)
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    if (String(payload.text ?? "").length > 200) throw badRequest("MESSAGE_TOO_LONG");
    query.answered = true;
    return true;
  }

  #createTopic(payload: Readonly<Record<string, unknown>>): unknown {
    const chat_id = Number(payload.chat_id);
    if (!this.forums.has(chat_id)) throw badRequest("the chat is not a forum");
    const topic = { chat_id, message_thread_id: this.nextMessageId(), name: String(payload.name), open: true };
    this.topics.push(topic);
    return { message_thread_id: topic.message_thread_id, name: topic.name, icon_color: 0 };
  }

  #turnTopic(payload: Readonly<Record<string, unknown>>, open: boolean): boolean {
    const topic = this.topics.find(({ message_thread_id }) => message_thread_id === payload.message_thread_id);
    if (!topic) throw badRequest("message thread not found");
    if (topic.open === open) throw badRequest("TOPIC_NOT_MODIFIED");
    topic.open = open;
    return true;
  }

  #sendDocument(payload: Readonly<Record<string, unknown>>): unknown {
    const chat_id = Number(payload.chat_id);
    this.#checkChat(chat_id);
    const file = payload.document as { name: string; content: Buffer } | undefined;
    if (!file?.content) throw badRequest("there is no document in the request");
    this.documents.push({ chat_id, ...file });
    return { message_id: this.nextMessageId(), date: now(), chat: { id: chat_id, type: "private" }, from: BOT };
  }

  #copyMessage(payload: Readonly<Record<string, unknown>>): unknown {
    const copy = payload as { chat_id: number; from_chat_id: number; message_id: number };
    this.#checkChat(copy.chat_id);
    this.copies.push(copy);
    return { message_id: this.nextMessageId() };
  }

  #getMember(payload: Readonly<Record<string, unknown>>): unknown {
    const status = this.members.get(`${payload.chat_id}/${payload.user_id}`) ?? "left";
    return { status, user: { id: Number(payload.user_id), is_bot: false, first_name: "Somebody" } };
  }

  #setWebhook(payload: Readonly<Record<string, unknown>>): boolean {
    if (!payload.url) return true;
    this.#webhook = { url: String(payload.url), secret: String(payload.secret_token ?? "") };
    this.updates.redirect((update) => void this.#push(update));
    return true;
  }

  /** Delivers an update to the webhook, again at once and then after growing pauses until it answers 200. */
  async #push(update: unknown): Promise<void> {
    for (let pause = 0; this.#webhook; pause = pause === 0 ? 50 : Math.min(pause * 2, 1000)) {
      const { url, secret } = this.#webhook;
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(update),
      }).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(pause);
    }
  }
}

async function readPayload(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (body.length === 0) return Object.fromEntries(new URL(request.url ?? "", "http://localhost").searchParams);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/"))
    return readForm(await new Response(body, { headers: { "content-type": type } }).formData());
  return JSON.parse(body.toString("utf8")) as Record<string, unknown>;
}

/** A field that says `attach://name` means the file of that name. */
async function readForm(form: FormData): Promise<Record<string, unknown>> {
  const files = new Map<string, { name: string; content: Buffer }>();
  for (const [name, value] of form)
    if (typeof value !== "string")
      files.set(name, { name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, files.get(value.replace("attach://", "")) ?? value]] : [],
    ),
  );
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

const now = () => Math.floor(Date.now() / 1000);
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
