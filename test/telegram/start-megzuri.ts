import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import type { Answer } from "../../src/conversation/answer-question.ts";
import { openLiveSnapshot } from "../../src/live-snapshot.ts";
import { openBot } from "../../src/open-bot.ts";
import { openSnapshot } from "../../src/wiring.ts";
import { type BotApiEmulator, TOKEN } from "./emulator/bot-api-emulator.ts";

export const STAFF_CHAT = -100500;

/** The whole bot in this process, against the emulator, with its own data folder and copy of the knowledge. */
export async function startMegzuri(
  emulator: BotApiEmulator,
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly answer?: Answer;
    readonly data?: string;
  } = {},
) {
  const folder = options.data ?? (await mkdtemp(path.join(tmpdir(), "megzuri-bot-")));
  const knowledge = path.join(folder, "knowledge");
  await cp("knowledge", knowledge, { recursive: true });
  const config = readConfig({
    KNOWLEDGE_DIR: knowledge,
    DATA_DIR: path.join(folder, "data"),
    DATA_KEY_FILE: path.join(folder, "keys/data.key"),
    TELEGRAM_API_ROOT: emulator.apiRoot,
    STAFF_CHAT_ID: String(STAFF_CHAT),
    LOG_LEVEL: process.env.TEST_LOG ?? "silent",
    ...options.environment,
  });
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  let tellStaff = async (_text: string) => {};
  const live = await openLiveSnapshot(knowledge, {
    open: openSnapshot,
    onBroken: (error) => void tellStaff(error.message),
    onSwapped: (_, mended) => void (mended && tellStaff("mended")),
  });
  const bot = await openBot({
    config,
    token: TOKEN,
    folder: knowledge,
    live,
    logger,
    ...(options.answer ? { answer: options.answer } : {}),
  });
  tellStaff = bot.sendToStaff;
  return {
    ...bot,
    folder,
    knowledge,
    async stop() {
      await bot.close();
      await live.close();
    },
  };
}
