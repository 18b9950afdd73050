import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Answer, answerQuestion } from "../../src/conversation/answer-question.ts";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";
import { STAFF_CHAT, startMegzuri } from "./start-megzuri.ts";

let emulator: BotApiEmulator;
const bots: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  emulator = await new BotApiEmulator().start();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
  await emulator.stop();
});

async function start(options?: Parameters<typeof startMegzuri>[1]) {
  const bot = await startMegzuri(emulator, options);
  bots.push(bot);
  return bot;
}

const sends = () => emulator.calls.filter(({ method }) => method === "sendMessage");

test("429 is obeyed: nothing more goes to that chat until the time has passed, others are not held up", async () => {
  await start();
  emulator.fail("sendMessage", {
    kind: "error",
    status: 429,
    description: "Too Many Requests: retry after 3",
    retryAfter: 3,
  });
  const slow = new Person(emulator, { id: 1, language: "en" });
  const quick = new Person(emulator, { id: 2, language: "en" });
  slow.say("Who funded ENIGMMA?");
  await emulator.until(() => sends().length === 1);
  slow.say("Who chairs the commission?");
  await quick.ask("Who funded ENIGMMA?");
  expect(slow.messages).toEqual([]);
  await emulator.until(() => slow.messages.length === 2);
  const [first, ...later] = sends().filter(({ payload }) => payload.chat_id === 1);
  for (const { at } of later) expect(at - (first?.at ?? 0)).toBeGreaterThanOrEqual(3000);
});

test("server errors and broken lines are tried again, and the answer comes once", async () => {
  await start();
  const nino = new Person(emulator, { id: 1, language: "en" });
  emulator.fail("sendMessage", { kind: "error", status: 502, description: "Bad Gateway" });
  emulator.fail("sendMessage", { kind: "drop" });
  expect((await nino.ask("Who funded ENIGMMA?")).text).toContain("European Union");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(nino.messages).toHaveLength(1);
});

test("markup that Telegram cannot parse is sent again as plain text", async () => {
  await start();
  emulator.fail("sendMessage", {
    kind: "error",
    status: 400,
    description: "Bad Request: can't parse entities: Unexpected end tag",
  });
  const answer = await new Person(emulator, { id: 1, language: "en" }).ask("When was the commission established?");
  expect(answer).toMatchObject({ parse_mode: undefined, text: expect.stringContaining("13 October 2010") });
  expect(answer.raw).not.toContain("<b>");
});

test("somebody who blocked the bot is owed nothing, and nobody else waits", async () => {
  const bot = await start();
  emulator.blocked.add(1);
  new Person(emulator, { id: 1 }).say("Who funded ENIGMMA?");
  await new Person(emulator, { id: 2 }).ask("Who funded ENIGMMA?");
  await emulator.until(() => sends().some(({ payload }) => payload.chat_id === 1));
  await bot.stop();
  bots.length = 0;
  const before = sends().length;
  await start({ data: bot.folder });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sends()).toHaveLength(before);
});

test("a wrong token stops the start, in words", async () => {
  const error = await startMegzuri(emulator, {
    environment: { TELEGRAM_API_ROOT: `${emulator.apiRoot}/nowhere` },
  }).then(async (bot) => {
    bots.push(bot);
    return bot.failed.catch((caught: Error) => caught);
  });
  expect((error as Error).message).toContain("the token is wrong");
});

test("a second poller is waited out, and the bot goes on by itself", async () => {
  await start();
  const nino = new Person(emulator, { id: 1, language: "en" });
  await nino.ask("/help");
  emulator.fail("getUpdates", {
    kind: "error",
    status: 409,
    description: "Conflict: terminated by other getUpdates request",
  });
  nino.say("/help");
  await emulator.until(() => nino.messages.length === 2, 8000);
}, 10_000);

test("an update that Telegram repeats is answered once", async () => {
  await start();
  const nino = new Person(emulator, { id: 1, language: "en" });
  const id = nino.say("Who funded ENIGMMA?");
  await nino.next(0);
  emulator.updates.repeat({
    update_id: 1000,
    message: {
      message_id: id,
      date: 1,
      chat: nino.chat,
      from: { id: 1, is_bot: false, first_name: "Nino" },
      text: "Who funded ENIGMMA?",
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(nino.messages).toHaveLength(1);
});

test("the same person is answered in order, another does not wait for a slow answer", async () => {
  const slowAnswer = Promise.withResolvers<void>();
  const answer: Answer = async (question, snapshot) => {
    if (question.includes("ENIGMMA")) await slowAnswer.promise;
    return answerQuestion(question, snapshot);
  };
  await start({ answer });
  const slow = new Person(emulator, { id: 1, language: "en" });
  slow.say("Who funded ENIGMMA?");
  slow.say("Who chairs the commission?");
  await new Person(emulator, { id: 2, language: "en" }).ask("Who chairs the commission?");
  expect(slow.messages).toEqual([]);
  slowAnswer.resolve();
  await emulator.until(() => slow.messages.length === 2);
  expect(slow.messages.map(({ text }) => text)).toEqual([
    expect.stringContaining("European Union"),
    expect.stringContaining("Ministry of Justice"),
  ]);
});

test("an answer that takes its time is shown in drafts, one a second at most; a stop keeps what was written", async () => {
  const answer: Answer = async (question, snapshot, { signal, onPart } = {}) => {
    const whole = await answerQuestion(question, snapshot);
    let told = "";
    for (let word = 0; word < 40 && !signal?.aborted; word++) {
      told += `word${word} `;
      onPart?.(told);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return whole.kind === "answered" ? { ...whole, body: told.trim() } : whole;
  };
  await start({ answer });
  const nino = new Person(emulator, { id: 1, language: "en" });
  nino.say("Who funded ENIGMMA?");
  await emulator.until(() => emulator.drafts.length === 2);
  const [first, second] = emulator.drafts;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  emulator.updates.add({ stopped_message_generation: { chat: { id: 1, type: "private" }, draft_id: first?.draft_id } });
  const final = await nino.next(0);
  expect(final.text).toContain("word0 word1");
  expect(final.text).not.toContain("word39");
});

test("staff see numbers and what was asked in vain; a stranger in that chat does not", async () => {
  await start();
  await new Person(emulator, { id: 1, language: "en" }).ask("How much is a work permit?");
  await new Person(emulator, { id: 2, language: "en" }).ask("how much is a work permit");
  const staff = new Person(emulator, { id: 50, group: STAFF_CHAT });
  emulator.members.set(`${STAFF_CHAT}/50`, "administrator");
  expect((await staff.ask("/unanswered")).text).toContain("2 × ");
  expect((await staff.ask("/stats")).text).toContain("უპასუხო — 2");
  expect((await staff.ask("/check")).text).toContain("შეცდომა არ არის");
  expect((await staff.ask("/reload")).text).toContain("27 დოკუმენტი");
  emulator.members.set(`${STAFF_CHAT}/50`, "left");
  staff.say("/stats");
  await emulator.until(() => emulator.calls.filter(({ method }) => method === "getChatMember").length === 5);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(staff.messages).toHaveLength(4);
});

test("a broken knowledge file is reported to the staff chat, and once again when mended", async () => {
  const bot = await start();
  await new Person(emulator, { id: 1 }).ask("/help");
  const file = path.join(bot.knowledge, "ka/iom.md");
  const good = await readFile(file, "utf8");
  await writeFile(file, good.replace("kind: organisation", "kind: poem"));
  const staff = () => emulator.messages.filter(({ chat_id }) => chat_id === STAFF_CHAT);
  await emulator.until(() => staff().length === 1);
  expect(staff()[0]?.text).toMatch(/ka\/iom\.md:3: "kind"/);
  await writeFile(file, good);
  await emulator.until(() => staff().length === 2);
});

test("too many messages are told once, then met with silence", async () => {
  await start();
  const nino = new Person(emulator, { id: 1, language: "en" });
  for (let message = 0; message < 40; message++) nino.say("Hello");
  await emulator.until(() => nino.messages.length >= 21);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(nino.messages.filter(({ text }) => text.startsWith("Too many messages"))).toHaveLength(1);
  expect(nino.messages.length).toBeLessThanOrEqual(41);
});

test("a database that somebody else holds for long costs nobody their answer", async () => {
  const bot = await start();
  const nino = new Person(emulator, { id: 1, language: "en" });
  await nino.ask("Who funded ENIGMMA?");
  // In a thread of its own, longer than SQLite waits by itself.
  const holder = new Worker(
    `const { DatabaseSync } = require("node:sqlite");
     const { workerData } = require("node:worker_threads");
     const database = new DatabaseSync(workerData);
     database.exec("PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE");
     setTimeout(() => database.exec("COMMIT"), 6500);`,
    { eval: true, workerData: path.join(bot.folder, "data/megzuri.sqlite") },
  );
  nino.say("Who chairs the commission?");
  await once(holder, "exit");
  await emulator.until(() => nino.messages.some(({ text }) => text.includes("Ministry of Justice")), 30_000);
  expect(nino.messages.filter(({ text }) => text.includes("ENIGMMA was funded"))).toHaveLength(1);
}, 60_000);

test("a flood of one chat does not hold up another", async () => {
  await start();
  const flooding = new Person(emulator, { id: 1, language: "en" });
  const quick = new Person(emulator, { id: 2, language: "en" });
  await quick.ask("Who funded ENIGMMA?");
  for (let index = 0; index < 1000; index++) flooding.say(`Who chairs the commission? ${index}`);
  const before = quick.messages.length;
  quick.say("Who chairs the commission?");
  await quick.next(before);
  // The flood is still being read: the other did not wait for its end, and of the flood only what is allowed is answered.
  await emulator.until(() => flooding.messages.length > 0);
  expect(flooding.messages.length).toBeLessThan(60);
});
