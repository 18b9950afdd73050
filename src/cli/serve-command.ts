import { pino } from "pino";
import type { Config } from "../config.ts";
import { formatProblem } from "../knowledge/knowledge-error.ts";
import { openLiveSnapshot } from "../live-snapshot.ts";
import { createFileIndexStore } from "../retrieval/file-index-store.ts";
import { openSnapshot } from "../wiring.ts";

/** `serve`: the Telegram bot, or the terminal chat where no token is set. Changed knowledge is live at once in both. */
export async function serveCommand(config: Config, folder: string): Promise<number> {
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const store = createFileIndexStore(config.DATA_DIR, (message) => logger.warn(message));
  const live = await openLiveSnapshot(folder, {
    open: (name) => openSnapshot(name, store),
    onBroken: (error) =>
      logger.error(
        { problems: error.problems.map(formatProblem) },
        "the knowledge is broken; the last good state serves",
      ),
    onSwapped: (snapshot, mended) =>
      logger.info({ documents: snapshot.knowledge.documents.length, mended }, "new knowledge is live"),
  });
  try {
    if (config.TELEGRAM_BOT_TOKEN === undefined) {
      process.stderr.write(
        "TELEGRAM_BOT_TOKEN is not set, so this is the chat in the terminal. For Telegram, put the token that @BotFather gives into .env (see .env.example).\n\n",
      );
      const { chatCommand } = await import("./chat-command.ts");
      await chatCommand(live.current, { input: process.stdin, output: process.stdout });
    } else {
      const { runBot } = await import("../telegram/run-bot.ts");
      await runBot({ token: config.TELEGRAM_BOT_TOKEN, current: live.current, logger });
    }
  } finally {
    await live.close();
  }
  return 0;
}
