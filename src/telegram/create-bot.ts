import { Bot, type Context, GrammyError, HttpError, Keyboard } from "grammy";
import type { Logger } from "pino";
import { PHRASES } from "../answering/phrases.ts";
import { answerQuestion } from "../conversation/answer-question.ts";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";

const LONGEST_QUESTION = 1000;
const MOST_TOPICS = 9;

/** Telegram takes 4,096 characters a message; see its Bot API, sendMessage. */
const LONGEST_MESSAGE = 4096;

/** The bot: /start, /help, the keyboard of topics, and questions. Messages are plain text, so nothing needs escaping. */
export function createBot(dependencies: {
  token: string;
  current: () => Snapshot;
  logger: Logger;
  apiRoot?: string;
}): Bot {
  const { token, current, logger, apiRoot } = dependencies;
  const bot = new Bot(token, apiRoot === undefined ? {} : { client: { apiRoot } });

  bot.command(["start", "help"], async (context) => {
    const language = languageOf(context);
    await context.reply(PHRASES.greeting[language], { reply_markup: topicKeyboard(current(), language) });
  });

  bot.on("message:text", async (context) => {
    const { text } = context.message;
    if (text.length > LONGEST_QUESTION) {
      await context.reply(PHRASES.tooLong[languageOf(context)]);
      return;
    }
    await context.replyWithChatAction("typing");
    const outcome = await answerQuestion(text, current());
    logger.info({ outcome: outcome.kind, language: outcome.language }, "question answered");
    await context.reply(outcome.text.slice(0, LONGEST_MESSAGE), {
      link_preview_options: { is_disabled: true },
      ...(outcome.kind === "clarify" ? { reply_markup: choiceKeyboard(outcome.choices) } : {}),
    });
  });

  bot.catch(({ error, ctx }) => {
    const kind =
      error instanceof GrammyError
        ? `telegram ${error.error_code}`
        : error instanceof HttpError
          ? "network"
          : "program";
    logger.error(
      { update: ctx.update.update_id, kind, reason: error instanceof GrammyError ? error.description : undefined },
      "update failed",
    );
  });
  return bot;
}

/** What the person reads Telegram in, where Megzuri knows it; Georgian otherwise, for that is where it lives. */
function languageOf(context: Context): Language {
  const code = context.from?.language_code?.slice(0, 2);
  return LANGUAGES.find((language) => language === code) ?? (code === undefined ? "ka" : "en");
}

function topicKeyboard(snapshot: Snapshot, language: Language): Keyboard {
  const passages = snapshot.languages.get(language)?.passages ?? [];
  const titles = [...new Set(passages.map((passage) => passage.title))].slice(0, MOST_TOPICS);
  return titles.reduce((keyboard, title) => keyboard.text(title).row(), new Keyboard()).resized();
}

function choiceKeyboard(choices: readonly string[]): Keyboard {
  return choices
    .reduce((keyboard, choice) => keyboard.text(choice).row(), new Keyboard())
    .resized()
    .oneTime();
}
