import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Bot, HttpError, InputFile } from "grammy";
import { afterEach, expect, test } from "vitest";
import { callTelegram } from "../../src/telegram/call-telegram.ts";
import { BotApiEmulator, TOKEN } from "./emulator/bot-api-emulator.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function botOf(apiRoot: string) {
  const bot = new Bot(TOKEN, { client: { apiRoot } });
  bot.api.config.use(callTelegram(TOKEN, apiRoot));
  return bot;
}

async function emulate() {
  const emulator = await new BotApiEmulator().start();
  closing.push(() => emulator.stop());
  return emulator;
}

test("a poll that is given up ends at once", async () => {
  const emulator = await emulate();
  const bot = botOf(emulator.apiRoot);
  const stop = new AbortController();
  const poll = bot.api.getUpdates({ timeout: 30 }, stop.signal as never);
  await emulator.until(() => emulator.calls.length === 1);
  stop.abort();
  await expect(poll).rejects.toBeInstanceOf(HttpError);
  await expect(bot.api.getUpdates({ timeout: 30 }, stop.signal as never)).rejects.toBeInstanceOf(HttpError);
});

test("what is no answer of the Bot API counts as a broken line, and the token is in no error", async () => {
  for (const body of ["<html>502 Bad Gateway</html>", "null", '{"result": 1}', ""]) {
    const bot = botOf(await serve((_, response) => response.writeHead(502).end(body)));
    const error: unknown = await bot.api.getMe().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HttpError);
    expect(`${error} ${(error as HttpError).error}`).not.toContain(TOKEN);
  }
});

test("an answer that comes in pieces is read whole, letters across their borders too", async () => {
  const text = JSON.stringify({ ok: true, result: { id: 1, is_bot: true, first_name: "მეგზური" } });
  const bytes = Buffer.from(text);
  const bot = botOf(
    await serve(async (_, response) => {
      for (let at = 0; at < bytes.length; at += 7) {
        response.write(bytes.subarray(at, at + 7));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    }),
  );
  expect((await bot.api.getMe()).first_name).toBe("მეგზური");
});

test("a Bot API server behind a path is called there, and one that ends idle lines costs no call", async () => {
  const paths: string[] = [];
  const root = await serve((request, response) => {
    paths.push(request.url ?? "");
    response.end(JSON.stringify({ ok: true, result: true }), () => request.socket.destroySoon());
  });
  const bot = botOf(`${root}/telegram`);
  for (let call = 0; call < 5; call++) {
    await bot.api.deleteMessage(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(new Set(paths)).toEqual(new Set([`/telegram/bot${TOKEN}/deleteMessage`]));
});

test("a file is sent as a file", async () => {
  const emulator = await emulate();
  await botOf(emulator.apiRoot).api.sendDocument(1, new InputFile(Buffer.from("პასუხი"), "answer.txt"));
  expect(emulator.documents.map(({ content }) => content.toString())).toEqual(["პასუხი"]);
});
