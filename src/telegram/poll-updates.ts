import { type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "pino";
import type { BotContext } from "./bot-context.ts";

/** Telegram holds a poll open so long, in seconds; a poll without an answer some time later is dead. */
const POLL = 30;
const DEAD_AFTER = (POLL + 20) * 1000;
const BATCH = 100;
const PAUSES = [500, 1000, 2000, 5000, 10_000];
/** The other poller may be a replica that is just being replaced. */
const CONFLICT_PAUSE = 5000;

/** What the bot asks Telegram for; it must be named, or stops and blockings would not come. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "my_chat_member",
  "stopped_message_generation",
] as const;

/** Telegram does not know the token: starting again will not help. */
export class WrongTokenError extends Error {
  readonly code = "token_wrong";

  constructor() {
    super("the token is wrong: TELEGRAM_BOT_TOKEN must be as @BotFather gave it");
    this.name = "WrongTokenError";
  }
}

const STORE_PAUSE = 2000;

/**
 * Polls until stopped: what came is stored before the next call confirms it, so that nothing is lost between.
 *
 * @param store resolves when the updates are on disk
 * @throws WrongTokenError where Telegram does not know the token
 */
export async function pollUpdates(dependencies: {
  readonly bot: Bot<BotContext>;
  readonly store: (updates: readonly Update[]) => Promise<void>;
  readonly onContact: () => void;
  readonly logger: Logger;
  readonly stopping: AbortSignal;
}): Promise<void> {
  const { bot, store, onContact, logger, stopping } = dependencies;
  let offset = 0;
  let failures = 0;
  let conflicts = 0;
  while (!stopping.aborted) {
    let updates: Update[];
    try {
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEAD_AFTER)]);
      // grammY's type of a signal is that of its fetch; Node's is the same thing.
      updates = await bot.api.getUpdates(
        { offset, limit: BATCH, timeout: POLL, allowed_updates: [...ALLOWED_UPDATES] as never },
        signal as never,
      );
      onContact();
      if (failures > 0 || conflicts > 0) logger.info("Telegram answers again");
      failures = 0;
      conflicts = 0;
    } catch (error) {
      if (stopping.aborted) return;
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
        throw new WrongTokenError();
      if (error instanceof GrammyError && error.error_code === 409) {
        if (conflicts++ === 0) {
          logger.error("another program polls with this token; waiting until it stops. Only one may run at a time");
        }
        await pause(CONFLICT_PAUSE, stopping);
        continue;
      }
      const told = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0;
      const wait = Math.max(told, PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 0);
      if (failures++ === 0)
        logger.warn(
          { reason: error instanceof GrammyError ? error.error_code : "network" },
          "Telegram cannot be reached",
        );
      await pause(wait, stopping);
      continue;
    }
    if (updates.length === 0) continue;
    try {
      await store(updates);
    } catch (error) {
      // Not confirmed, so Telegram gives them again.
      logger.error({ reason: (error as Error).message }, "updates not stored; asking for them again");
      await pause(STORE_PAUSE, stopping);
      continue;
    }
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stopping.addEventListener("abort", end, { once: true });
    if (stopping.aborted) end();
  });
}
