import { once } from "node:events";
import type { Logger } from "pino";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { createBot } from "./create-bot.ts";

/** Runs the bot by long polling until SIGINT or SIGTERM. */
export async function runBot(dependencies: {
  token: string;
  current: () => Snapshot;
  logger: Logger;
  apiRoot?: string;
}): Promise<void> {
  const bot = createBot(dependencies);
  const running = bot.start({
    onStart: ({ username }) => dependencies.logger.info({ username }, "bot started"),
  });
  await Promise.race([running, once(process, "SIGINT"), once(process, "SIGTERM")]);
  await bot.stop();
  await running;
}
