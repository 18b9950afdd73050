import { once } from "node:events";
import path from "node:path";
import { pino } from "pino";
import type { Config } from "../config.ts";
import { formatProblem } from "../knowledge/knowledge-error.ts";
import { type LiveSnapshot, openLiveSnapshot } from "../live-snapshot.ts";
import { createFileIndexStore } from "../retrieval/file-index-store.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { problemInGeorgian } from "../telegram/problem-in-georgian.ts";
import { openSnapshot } from "../wiring.ts";

/** `serve`: the Telegram bot, or the terminal chat where no token is set. Changed knowledge is live at once in both. */
export async function serveCommand(config: Config, folder: string): Promise<number> {
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const store = createFileIndexStore(path.join(config.DATA_DIR, "index"), (message) => logger.warn(message));
  let prepare = async (_snapshot: Snapshot): Promise<void> => {};
  let tellStaff = async (_text: string): Promise<void> => {};
  const onProgress = (text: string) => void process.stderr.write(`\r\u001b[K${text}`);
  const report = (text: string) =>
    void tellStaff(text).catch((error: Error) => logger.warn({ reason: error.message }, "staff not told"));
  const live = await openLiveSnapshot(folder, {
    open: (name) => openSnapshot(name, store),
    onBroken(error) {
      const problems = error.problems.map(formatProblem);
      logger.error({ problems }, "the knowledge is broken; the last good state serves");
      const told = error.problems.map(problemInGeorgian);
      report(`მასალებში შეცდომაა; ბოტი წინა ვერსიით პასუხობს.\n${told.join("\n")}`);
    },
    onSwapped(snapshot, mended) {
      void prepare(snapshot);
      logger.info({ documents: snapshot.knowledge.documents.length, mended }, "new knowledge is live");
      if (mended) report("შეცდომა გასწორდა; ბოტი ახალი ვერსიით პასუხობს.");
    },
  });
  try {
    if (config.TELEGRAM_BOT_TOKEN === undefined) return await serveTerminal(config, live);
    const { openBot } = await import("../open-bot.ts");
    const bot = await openBot({
      config,
      folder,
      live,
      logger,
      token: config.TELEGRAM_BOT_TOKEN,
      ...(process.stderr.isTTY ? { onProgress } : {}),
    });
    ({ prepare, sendToStaff: tellStaff } = bot);
    await Promise.race([bot.failed, once(process, "SIGINT"), once(process, "SIGTERM")]).finally(() => bot.close());
  } finally {
    await live.close();
  }
  return 0;
}

async function serveTerminal(config: Config, live: LiveSnapshot): Promise<number> {
  process.stderr.write(
    "TELEGRAM_BOT_TOKEN is not set, so this is the chat in the terminal. For Telegram, put the token that @BotFather gives into .env (see .env.example).\n\n",
  );
  const { chatCommand } = await import("./chat-command.ts");
  const { withAnswer } = await import("./with-answer.ts");
  await withAnswer(config, live.current(), ({ answer }) =>
    chatCommand(live.current, answer, { input: process.stdin, output: process.stdout }),
  );
  return 0;
}
