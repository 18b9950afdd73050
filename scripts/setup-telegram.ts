// Sets the bot's names, descriptions and command menus in three languages, and tells what changed:
//   node scripts/setup-telegram.ts            (reads TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT and STAFF_CHAT_ID)
// Running it again changes nothing.
import { existsSync } from "node:fs";
import { readConfig } from "../src/config.ts";
import { setUpTelegram } from "../src/telegram/set-up-telegram.ts";

if (existsSync(".env")) process.loadEnvFile(".env");
try {
  const config = readConfig(process.env);
  if (config.TELEGRAM_BOT_TOKEN === undefined)
    throw new Error("TELEGRAM_BOT_TOKEN is not set: put the token into .env");
  const changes = await setUpTelegram({
    token: config.TELEGRAM_BOT_TOKEN,
    apiRoot: config.TELEGRAM_API_ROOT,
    staffChat: config.STAFF_CHAT_ID,
  });
  process.stdout.write(changes.length === 0 ? "Everything is set already.\n" : `${changes.join("\n")}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
