// A bare echo bot on grammY with its runner: what Telegram and the library alone cost.
import { run } from "@grammyjs/runner";
import { Bot } from "grammy";

const [token = "", apiRoot = ""] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.on("message:text", (context) => context.reply(context.message.text));
run(bot);
