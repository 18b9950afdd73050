// A bare echo bot on Telegraf.
import { Telegraf } from "telegraf";

const [token = "", apiRoot = ""] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot } });
bot.on("text", (context) => context.reply(context.message.text));
await bot.launch();
