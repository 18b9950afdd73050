import type { Config } from "../config.ts";
import { openSnapshot } from "../wiring.ts";

/** `serve`: the Telegram bot, or the terminal chat where no token is set. */
export async function serveCommand(config: Config, folder: string): Promise<number> {
  const snapshot = await openSnapshot(folder);
  const current = () => snapshot;
  if (config.TELEGRAM_BOT_TOKEN === undefined) {
    process.stderr.write(
      "TELEGRAM_BOT_TOKEN is not set, so this is the chat in the terminal. For Telegram, put the token that @BotFather gives into .env (see .env.example).\n\n",
    );
    const { chatCommand } = await import("./chat-command.ts");
    await chatCommand(current, { input: process.stdin, output: process.stdout });
    return 0;
  }
  const { runBot } = await import("../telegram/run-bot.ts");
  await runBot({ token: config.TELEGRAM_BOT_TOKEN, current, logLevel: config.LOG_LEVEL });
  return 0;
}
