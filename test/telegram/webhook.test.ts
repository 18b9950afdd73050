import { afterAll, beforeAll, expect, test } from "vitest";
import { answerQuestion } from "../../src/conversation/answer-question.ts";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";
import { startMegzuri } from "./start-megzuri.ts";

const SECRET = "a-secret-of-the-tests-0001";
const emulator = new BotApiEmulator();
let bot: Awaited<ReturnType<typeof startMegzuri>>;
let root: string;
/** A question about ENIGMMA is answered when the test says so. */
const slowAnswer = Promise.withResolvers<void>();

beforeAll(async () => {
  await emulator.start();
  bot = await startMegzuri(emulator, {
    // Telegram would reach the public address; the emulator is told the local one below.
    environment: { PUBLIC_URL: "http://127.0.0.1:1", PORT: "0", TELEGRAM_WEBHOOK_SECRET: SECRET },
    answer: async (question, snapshot) => {
      if (question.includes("ENIGMMA")) await slowAnswer.promise;
      return answerQuestion(question, snapshot);
    },
  });
  root = `http://127.0.0.1:${bot.port}`;
});

afterAll(async () => {
  await bot.stop();
  await emulator.stop();
});

const post = (body: string, secret: string | undefined = SECRET) =>
  fetch(`${root}/telegram`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
    },
    body,
  });

const update = (id: number, text: string) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: 1,
      chat: { id: 9, type: "private" },
      from: { id: 9, is_bot: false, first_name: "Nino", language_code: "en" },
      text,
    },
  });

test("an update is taken at once, however slow its answer, and a repeat is answered once", async () => {
  const nino = new Person(emulator, { id: 9 });
  expect((await post(update(1, "Who funded ENIGMMA?"))).status).toBe(200);
  expect((await post(update(1, "Who funded ENIGMMA?"))).status).toBe(200);
  expect(nino.messages).toEqual([]);
  slowAnswer.resolve();
  expect((await nino.next(0)).text).toContain("European Union");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(nino.messages).toHaveLength(1);
});

test.each([
  ["a wrong secret", () => post(update(2, "x"), "wrong-secret-of-the-tests"), 401],
  ["no secret", () => fetch(`${root}/telegram`, { method: "POST", body: update(3, "x") }), 401],
  ["what is no JSON", () => post("{"), 400],
  ["what is no update", () => post("[1]"), 400],
  ["more than a megabyte", () => post(JSON.stringify({ update_id: 4, text: "x".repeat(1_100_000) })), 413],
  ["another path", () => fetch(`${root}/admin`), 404],
])("%s is refused", async (_, call, status) => {
  expect((await call()).status).toBe(status);
});

test("the same process tells whether it is alive and ready, and its metrics", async () => {
  expect((await fetch(`${root}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${root}/readyz`)).text()).toBe("ready");
  const metrics = await (await fetch(`${root}/metrics`)).text();
  expect(metrics).toMatch(/megzuri_answers_total\{outcome="answered",language="en"\} \d/);
  expect(metrics).toContain("megzuri_inbox_waiting");
});

test("Telegram is told the address, the secret and which updates are wanted", () => {
  const call = emulator.calls.find(({ method }) => method === "setWebhook");
  expect(call?.payload).toMatchObject({ url: "http://127.0.0.1:1/telegram", secret_token: SECRET });
  expect(call?.payload.allowed_updates).toContain("stopped_message_generation");
});
