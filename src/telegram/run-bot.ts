import type { Update, UserFromGetMe } from "grammy/types";
import type { Logger } from "pino";
import type { DueLoop } from "../escalation/due-loop.ts";
import { shorten } from "../language/shorten.ts";
import { createInbox, type IncomingUpdate } from "../storage/inbox.ts";
import type { Database } from "../storage/open-database.ts";
import type { Vault } from "../storage/vault.ts";
import type { BotServices } from "./bot-context.ts";
import { createBot, handleUpdate } from "./create-bot.ts";
import { startDeliveries } from "./deliver.ts";
import { initialise } from "./initialise.ts";
import { ALLOWED_UPDATES, pollUpdates } from "./poll-updates.ts";
import { createSendDelivery } from "./send-delivery.ts";
import { createUpdateWorker } from "./update-worker.ts";

/** SIGTERM is followed by SIGKILL after ten seconds in most places; so long an answer may take to end. */
const DRAIN = 8000;
const TIDY_EVERY = 3600 * 1000;

export interface RunningBot {
  /** Stores updates and has them answered; what a webhook calls. */
  readonly store: (updates: readonly Update[]) => Promise<void>;
  readonly waiting: () => number;
  /** When Telegram was last heard, in milliseconds; 0 for never. */
  readonly lastContact: () => number;
  /** Ends when polling ends; rejects where it cannot go on. */
  readonly finished: Promise<void>;
  /** Takes no new work and lets what is begun end, within ten seconds. */
  stop(): Promise<void>;
  sendToStaff(text: string): Promise<void>;
}

/**
 * Runs the bot from the inbox: every update is stored before Telegram is told that it came, and answered from there.
 *
 * @param webhook sets Telegram's webhook instead of polling
 * @throws WrongTokenError where Telegram does not know the token
 */
export async function runBot(dependencies: {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly botInfo?: UserFromGetMe | undefined;
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined;
  readonly database: Database;
  readonly vault: Vault;
  readonly services: BotServices;
  /** Told of the loop that delivers what tickets owe. */
  readonly onDeliveries?: ((loop: DueLoop) => void) | undefined;
  readonly logger: Logger;
}): Promise<RunningBot> {
  const { token, apiRoot, botInfo, webhook, database, vault, services, onDeliveries, logger } = dependencies;
  const stopPolling = new AbortController();
  const stopCalls = new AbortController();
  const bot = createBot({ token, services, stopping: stopCalls.signal, apiRoot, botInfo });
  let lastContact = 0;

  const inbox = createInbox(database, vault);
  const worker = createUpdateWorker({
    inbox,
    handle: (update) => handleUpdate(bot, services, update as Update),
    logger,
  });
  const store = async (updates: readonly Update[]) => {
    lastContact = Date.now();
    const fresh = await inbox.add(updates.map(asIncoming));
    // Until Telegram has said who the bot is, updates are only stored.
    if (bot.isInited()) worker.push(fresh);
  };

  let deliveries: DueLoop | undefined;

  const tidy = async () => {
    await Promise.all([inbox.tidy(Date.now()), services.people.expire(services.retentionDays)]);
    const { id } = services.staffChat;
    if (id === undefined) return;
    await services.escalation?.clearStaffPosts(id);
    await services.escalation?.postOpenTickets(id);
  };
  await tidy();
  const timer = setInterval(
    () => void tidy().catch((error: Error) => logger.error({ reason: error.message }, "tidying failed")),
    TIDY_EVERY,
  );
  timer.unref();

  const starting = async () => {
    await initialise(bot, stopPolling.signal, logger);
    if (stopPolling.signal.aborted) return;
    const owed = await inbox.pending();
    if (owed.length > 0) logger.info({ updates: owed.length }, "answering what was left");
    worker.push(owed);
    if (services.escalation) {
      const { escalation } = services;
      const send = createSendDelivery({ ...services, escalation, api: bot.api });
      deliveries = startDeliveries({ send, escalation, logger });
      onDeliveries?.(deliveries);
    }
    if (webhook) {
      await bot.api.setWebhook(webhook.url, {
        secret_token: webhook.secret,
        allowed_updates: [...ALLOWED_UPDATES] as never,
      });
      logger.info("webhook set");
      return;
    }
    await bot.api.deleteWebhook();
    logger.info({ username: bot.botInfo.username }, "bot started");
    await pollUpdates({
      bot,
      store,
      onContact: () => (lastContact = Date.now()),
      logger,
      stopping: stopPolling.signal,
    });
  };
  const finished = starting();
  finished.catch(() => {});

  return {
    store,
    waiting: () => worker.waiting,
    lastContact: () => lastContact,
    finished,
    async stop() {
      clearInterval(timer);
      stopPolling.abort();
      await worker.drain(DRAIN);
      await inbox.release();
      stopCalls.abort();
      await finished.catch(() => {});
    },
    async sendToStaff(text) {
      const { id } = services.staffChat;
      if (id !== undefined) await bot.api.sendMessage(id, shorten(text, 4000));
    },
  };
}

/** What is answered in order, and what jumps the queue: a stop. */
function asIncoming(update: Update): IncomingUpdate {
  const { stopped_message_generation: stopped } = update as { stopped_message_generation?: { chat: { id: number } } };
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  const chat =
    stopped?.chat.id ?? message?.chat.id ?? update.inline_query?.from.id ?? update.my_chat_member?.chat.id ?? 0;
  return { updateId: update.update_id, chat, urgent: stopped !== undefined, payload: update };
}
