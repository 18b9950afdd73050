import { once } from "node:events";
import { pino } from "pino";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { createBot } from "./create-bot.ts";

/** Runs the bot by long polling until SIGINT or SIGTERM. */
export async function runBot(dependencies: {
  token: string;
  current: () => Snapshot;
  logLevel: string;
}): Promise<void> {
  const logger = pino({ level: dependencies.logLevel }, pino.destination(2));
  const bot = createBot({ token: dependencies.token, current: dependencies.current, logger });
  const running = bot.start({ onStart: ({ username }) => logger.info({ username }, "bot started") });
  await Promise.race([running, once(process, "SIGINT"), once(process, "SIGTERM")]);
  await bot.stop();
  await running;
}
