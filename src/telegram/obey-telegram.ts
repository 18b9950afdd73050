import { GrammyError, HttpError, type Transformer } from "grammy";
import type { Logger } from "pino";
import { stripMarkup } from "./render-answer.ts";

/** Pauses before a call that met a server error or a broken line is made again, in milliseconds. */
const PAUSES = [200, 500, 1000, 2000, 4000, 8000, 8000, 8000];
/** Longer bans than this are not waited out by a single call: the update stays in the inbox for the next start. */
const LONGEST_WAIT = 10 * 60 * 1000;

/** The program is stopping: what is not sent yet stays in the inbox. */
export class StoppingError extends Error {
  readonly code = "stopping";

  constructor() {
    super("the program is stopping");
    this.name = "StoppingError";
  }
}

/**
 * Obeys Telegram's answers. 429: nothing more to that chat until the time it names has passed, and nothing to anybody
 * where it names no chat; server errors and broken lines: again after growing pauses; 400 "can't parse entities": again
 * as plain text; a group that has become a supergroup: to its new id. getUpdates is the poller's own affair.
 */
export function obeyTelegram(dependencies: {
  readonly logger: Logger;
  readonly stopping: AbortSignal;
  /** Told of a group that has become a supergroup. */
  readonly onMoved: (from: number, to: number) => Promise<void>;
}): Transformer {
  const { logger, stopping, onMoved } = dependencies;
  const blockedUntil = new Map<number | string, number>();

  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve, reject) => {
      if (stopping.aborted) return reject(new StoppingError());
      const stop = () => {
        clearTimeout(timer);
        reject(new StoppingError());
      };
      const timer = setTimeout(() => {
        stopping.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      stopping.addEventListener("abort", stop, { once: true });
    });

  return async (previous, method, payload, signal) => {
    if (method === "getUpdates") return previous(method, payload, signal);
    let chat = (payload as { chat_id?: number | string }).chat_id;
    let sent = payload;
    for (let attempt = 0; ; attempt++) {
      const gate = Math.max(chat === undefined ? 0 : (blockedUntil.get(chat) ?? 0), blockedUntil.get("everybody") ?? 0);
      if (gate > Date.now()) await sleep(gate - Date.now());
      let result: Awaited<ReturnType<typeof previous<typeof method>>>;
      try {
        result = await previous(method, sent, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted) throw error;
        const pause = PAUSES[attempt];
        if (pause === undefined) throw error;
        logger.warn({ method, attempt }, "no line to Telegram; trying again");
        await sleep(pause);
        continue;
      }
      if (result.ok) return result;
      const { error_code: code, description, parameters } = result;
      if (code === 429) {
        const wait = (parameters?.retry_after ?? 1) * 1000;
        blockedUntil.set(chat ?? "everybody", Date.now() + wait);
        logger.warn({ method, seconds: wait / 1000 }, "Telegram asks to wait");
        if (wait > LONGEST_WAIT) return result;
        continue;
      }
      if (code === 400 && description.includes("can't parse entities") && "text" in sent && "parse_mode" in sent) {
        logger.error({ method }, "Telegram cannot parse the markup; sending plain text");
        const { parse_mode: _, ...plain } = sent as typeof sent & { parse_mode: string; text: string };
        sent = { ...plain, text: stripMarkup(plain.text) } as typeof payload;
        continue;
      }
      const movedTo = parameters?.migrate_to_chat_id;
      if (movedTo !== undefined && typeof chat === "number" && chat !== movedTo && !("from_chat_id" in sent)) {
        await onMoved(chat, movedTo);
        // Another message has that id there.
        if ("message_id" in sent) return result;
        // Ids of messages and topics do not move along.
        const { message_thread_id: _, reply_parameters: __, ...others } = sent as Record<string, unknown>;
        chat = movedTo;
        sent = { ...others, chat_id: movedTo } as typeof payload;
        continue;
      }
      if (code === 400 && /message thread not found|TOPIC_CLOSED/.test(description) && "message_thread_id" in sent) {
        const { message_thread_id: _, ...without } = sent as typeof sent & { message_thread_id: number };
        sent = without as typeof payload;
        continue;
      }
      const pause = code >= 500 ? PAUSES[attempt] : undefined;
      if (pause === undefined) return result;
      logger.warn({ method, code, attempt }, "Telegram has trouble; trying again");
      await sleep(pause);
    }
  };
}

/** The person has blocked the bot, or the chat is gone: nothing is owed to it any more. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    (error.error_code === 403 || /chat not found|user is deactivated/.test(error.description))
  );
}

/** A harmless refusal: the message is as it should be already, or the query has been answered or is too old. */
export function isHarmless(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message is not modified|query is too old|message to edit not found|message can't be edited/.test(error.description)
  );
}
