import { Bot, GrammyError } from "grammy";
import { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BotApiEmulator, TOKEN } from "./bot-api-emulator.ts";
import { Person } from "./person.ts";

let emulator: BotApiEmulator;

beforeEach(async () => {
  emulator = await new BotApiEmulator().start();
});

afterEach(() => emulator.stop());

/** The same small bot in two independent libraries: it echoes, and answers a button. */
const CLIENTS = {
  grammY: async () => {
    const bot = new Bot(TOKEN, { client: { apiRoot: emulator.apiRoot } });
    const reply_markup = { inline_keyboard: [[{ text: "again", callback_data: "again" }]] };
    bot.on("message:text", (context) =>
      context.reply(`<b>${context.message.text}</b>`, { parse_mode: "HTML", reply_markup }),
    );
    bot.on("callback_query:data", async (context) => {
      await context.answerCallbackQuery();
      await context.editMessageText("pressed");
    });
    const running = bot.start();
    return async () => {
      await bot.stop();
      await running;
    };
  },
  Telegraf: async () => {
    const bot = new Telegraf(TOKEN, { telegram: { apiRoot: emulator.apiRoot } });
    const reply_markup = { inline_keyboard: [[{ text: "again", callback_data: "again" }]] };
    bot.on("text", (context) => context.reply(`<b>${context.message.text}</b>`, { parse_mode: "HTML", reply_markup }));
    bot.on("callback_query", async (context) => {
      await context.answerCbQuery();
      await context.editMessageText("pressed");
    });
    const running = bot.launch();
    return async () => {
      bot.stop();
      await running;
    };
  },
};

describe.each(Object.entries(CLIENTS))("the emulator drives %s", (_, launch) => {
  test("through a conversation with a button and an edit", async () => {
    const stop = await launch();
    const person = new Person(emulator, { id: 7 });
    const echo = await person.ask("გამარჯობა");
    expect(echo).toMatchObject({ text: "გამარჯობა", raw: "<b>გამარჯობა</b>" });
    person.press("again");
    await emulator.until(() => echo.text === "pressed");
    expect(emulator.updates.size).toBeLessThanOrEqual(1);
    await stop();
  });
});

const plain = () => new Bot(TOKEN, { client: { apiRoot: emulator.apiRoot } }).api;

test.each<[string, () => Promise<unknown>, number, string]>([
  ["a text of 4,097 characters", () => plain().sendMessage(1, "x".repeat(4097)), 400, "too long"],
  [
    "HTML that does not close",
    () => plain().sendMessage(1, "<b>x", { parse_mode: "HTML" }),
    400,
    "can't parse entities",
  ],
  [
    "callback data of 65 bytes",
    () =>
      plain().sendMessage(1, "x", {
        reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "ა".repeat(22) }]] },
      }),
    400,
    "BUTTON_DATA_INVALID",
  ],
  ["a draft in a group", () => plain().raw.sendMessageDraft({ chat_id: -5, draft_id: 1, text: "x" }), 400, "private"],
  ["an old query", () => plain().answerCallbackQuery("nobody"), 400, "query is too old"],
])("%s is refused as Telegram refuses it", async (_, call, code, description) => {
  const error = await call().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(GrammyError);
  expect(error).toMatchObject({ error_code: code, description: expect.stringContaining(description) });
});

test("a blocked bot gets 403, a wrong token 401, a second poller 409, a limit its retry_after", async () => {
  emulator.blocked.add(9);
  await expect(plain().sendMessage(9, "x")).rejects.toMatchObject({ error_code: 403 });
  const stranger = new Bot("1:wrong", { client: { apiRoot: emulator.apiRoot } });
  await expect(stranger.api.getMe()).rejects.toMatchObject({ error_code: 401 });
  const first = plain().getUpdates({ timeout: 5 });
  const told = expect(first).rejects.toMatchObject({ error_code: 409 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await plain().getUpdates({ timeout: 0 });
  await told;
  emulator.fail("sendMessage", {
    kind: "error",
    status: 429,
    description: "Too Many Requests: retry after 3",
    retryAfter: 3,
  });
  await expect(plain().sendMessage(1, "x")).rejects.toMatchObject({ parameters: { retry_after: 3 } });
});
