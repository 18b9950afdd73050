import { Bot, Composer, Context, GrammyError, HttpError, type MiddlewareFn } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import { type BotContext, type BotServices, say } from "./bot-context.ts";
import { callTelegram } from "./call-telegram.ts";
import { askSecretariat, draftTexts } from "./features/ask-secretariat.ts";
import { buttons } from "./features/buttons.ts";
import { contacts } from "./features/contacts.ts";
import { feedback } from "./features/feedback.ts";
import { inline } from "./features/inline.ts";
import { language } from "./features/language.ts";
import { otherContent } from "./features/other-content.ts";
import { privacy } from "./features/privacy.ts";
import { question } from "./features/question.ts";
import { staff } from "./features/staff.ts";
import { staffMessages, staffTickets } from "./features/staff-tickets.ts";
import { start } from "./features/start.ts";
import { tickets } from "./features/tickets.ts";
import { topics } from "./features/topics.ts";
import { voice } from "./features/voice.ts";
import { isGone, isHarmless, obeyTelegram, StoppingError } from "./obey-telegram.ts";

/** So long a file may take; every other call is made by {@link callTelegram}. */
const UPLOAD_SECONDS = 60;

/**
 * The bot with all its features, to be fed from the inbox.
 *
 * @param apiRoot of a self-hosted Bot API server; Telegram's own where undefined
 */
export function createBot(dependencies: {
  readonly token: string;
  readonly services: BotServices;
  readonly stopping: AbortSignal;
  readonly apiRoot?: string | undefined;
  readonly botInfo?: UserFromGetMe | undefined;
}): Bot<BotContext> {
  const { token, services, stopping, apiRoot, botInfo } = dependencies;
  const bot = new Bot<BotContext>(token, {
    client: { timeoutSeconds: UPLOAD_SECONDS, ...(apiRoot === undefined ? {} : { apiRoot }) },
    ...(botInfo === undefined ? {} : { botInfo }),
  });
  bot.api.config.use(
    callTelegram(token, apiRoot),
    obeyTelegram({ logger: services.logger, stopping, onMoved: services.staffChat.move }),
  );
  bot.use(async (context, next) => {
    // Newer than the library's list of updates.
    const { stopped_message_generation: stopped } = context.update as {
      stopped_message_generation?: { chat: { id: number } };
    };
    if (stopped) services.running.get(stopped.chat.id)?.abort();
    else await next();
  });
  bot.use(async (context, next) => {
    context.services = services;
    context.language = await languageOf(context, services);
    await next();
  });
  const commands = new Composer(
    askSecretariat,
    start,
    topics,
    contacts,
    language,
    privacy,
    tickets,
    staff,
    staffTickets,
  );
  bot.use(
    draftTexts,
    only((context) => context.message?.text?.startsWith("/") ?? false, commands),
    only((context) => context.chat?.id === services.staffChat.id, staffMessages),
    feedback,
    question,
  );
  bot.use(buttons, inline, voice, otherContent);
  return bot;
}

/** A question, which most updates are, need not pass by what is not meant for it. */
function only(condition: (context: BotContext) => boolean, features: Composer<BotContext>): MiddlewareFn<BotContext> {
  return (context, next) => (condition(context) ? features.middleware()(context, next) : next());
}

/** What the person chose, else what they read Telegram in, else Georgian: that is where Megzuri lives. */
async function languageOf(context: BotContext, services: BotServices): Promise<Language> {
  if (!context.from) return "ka";
  const chosen = await services.people.language(context.from.id);
  if (chosen !== undefined) return chosen;
  const code = context.from.language_code?.slice(0, 2);
  return LANGUAGES.find((known) => known === code) ?? (code === undefined ? "ka" : "en");
}

/**
 * Handles one update of the inbox, at the edge where every error ends: the detail to the log, a fixed sentence to the
 * person.
 *
 * @returns `interrupted` where the answer could not be sent or kept for now: the update stays in the inbox
 */
export async function handleUpdate(
  bot: Bot<BotContext>,
  services: BotServices,
  update: Update,
): Promise<"answered" | "interrupted"> {
  // Not by `bot.handleUpdate`, which builds an API client of its own for every update.
  const context = new Context(update, bot.api, bot.botInfo) as BotContext;
  try {
    await bot.middleware()(context, async () => {});
    return "answered";
  } catch (error) {
    if (error instanceof StoppingError) return "interrupted";
    if (isGone(error) || isHarmless(error)) return "answered";
    const kind =
      error instanceof GrammyError
        ? `telegram ${error.error_code}: ${error.description}`
        : error instanceof HttpError
          ? "network"
          : (error as Error).stack;
    services.logger.error({ update: update.update_id, kind }, "update failed");
    if (mayPass(error)) return "interrupted";
    if (context.chat?.type === "private") await context.reply(say(context, "failed")).catch(() => {});
    return "answered";
  }
}

/** SQLite's busy, locked, read-only, I/O, full and cannot-open; its other errors are mistakes of ours. */
const PASSING = new Set([5, 6, 8, 10, 13, 14]);

/** A broken line, Telegram's own trouble or a long ban, a database that is busy or full: another time it may go well. */
function mayPass(error: unknown): boolean {
  if (error instanceof GrammyError) return error.error_code === 429 || error.error_code >= 500;
  const { errcode } = error as { errcode?: number };
  return error instanceof HttpError || (errcode !== undefined && PASSING.has(errcode & 0xff));
}
