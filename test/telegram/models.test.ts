import { afterEach, beforeEach, expect, test } from "vitest";
import { OpenAiServer } from "../models/openai-server.ts";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";
import { startMegzuri } from "./start-megzuri.ts";

let emulator: BotApiEmulator;
let server: OpenAiServer;
let bot: Awaited<ReturnType<typeof startMegzuri>>;

beforeEach(async () => {
  emulator = await new BotApiEmulator().start();
  server = await new OpenAiServer().start();
  // The start asks for a word, to know whether the key is right.
  server.prepare("chat", { kind: "text", text: "OK" });
  bot = await startMegzuri(emulator, {
    environment: {
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: "sk-test",
      CHAT_MODEL: "test-model",
      TRANSCRIPTION_MODEL: "whisper-test",
    },
  });
  await emulator.until(() => server.calls.length === 1);
});

afterEach(async () => {
  await bot.stop();
  await emulator.stop();
  await server.stop();
});

const text = (answer: string) => ({ kind: "text" as const, text: answer });
const WRITTEN = text("ENIGMMA was financed by the European Union [1]. Its budget was 4.8 million euros [1].");

test("a written answer comes with its source, and can be had in simpler words", async () => {
  server.prepare("chat", WRITTEN);
  const nino = new Person(emulator, { id: 1, language: "en" });
  const answer = await nino.ask("Who funded ENIGMMA?");
  expect(answer.text).toContain("ENIGMMA was financed by the European Union. Its budget was 4.8 million euros.");
  expect(answer.text).toContain("Source: ENIGMMA project");
  expect(nino.buttons).toContain("Simpler words");
  server.prepare("chat", text("The European Union paid for ENIGMMA [1]."));
  nino.press("Simpler words");
  const simpler = await nino.next(1);
  expect(simpler.text).toContain("The European Union paid for ENIGMMA.");
  expect(simpler.text).toContain("Source: ENIGMMA project");
});

test("an answer in another language than the person's own can be had in theirs", async () => {
  server.prepare("chat", WRITTEN);
  const emre = new Person(emulator, { id: 2, language: "tr" });
  await emre.ask("Who funded ENIGMMA?");
  server.prepare("chat", ({ messages }) =>
    text(
      (messages?.at(-1)?.content ?? "").replace(
        "ENIGMMA was financed by the European Union",
        "ENIGMMA’yı Avrupa Birliği finanse etti",
      ),
    ),
  );
  emre.press("In my language");
  expect((await emre.next(1)).text).toContain("Avrupa Birliği");
});

test("simpler words that say more than the passages are not sent", async () => {
  server.prepare("chat", WRITTEN);
  const nino = new Person(emulator, { id: 3, language: "ru" });
  await nino.ask("Who funded ENIGMMA?");
  server.prepare("chat", text("The European Union paid nine million euros for ENIGMMA [1]."));
  nino.press("Проще");
  expect((await nino.next(1)).text).toContain("не удалось");
});

test("a voice message is written down, told back and answered; a long one is refused kindly", async () => {
  const nino = new Person(emulator, { id: 4, language: "ka" });
  emulator.files.set("voice/abc", Buffer.from("OggS a recording"));
  server.prepare("transcriptions", text("რა არის სამდივნოს ტელეფონი?"));
  nino.send({ voice: { file_id: "abc", file_unique_id: "1", duration: 5 } });
  await emulator.until(() => nino.messages.length === 2);
  expect(nino.messages[0]?.text).toBe("მოვისმინე: რა არის სამდივნოს ტელეფონი?");
  expect(nino.messages[1]?.text).toContain("+995 32 2 40 10 10");
  expect(server.calls.at(-1)?.body).toContain("OggS a recording");
  nino.send({ voice: { file_id: "abc", file_unique_id: "1", duration: 61 } });
  expect((await nino.next(2)).text).toContain("60 წამისა");
});

test("personal numbers that are spoken are masked before they are told back or answered", async () => {
  const nino = new Person(emulator, { id: 5, language: "en" });
  emulator.files.set("voice/abc", Buffer.from("OggS"));
  server.prepare("transcriptions", text("hello, my number is 01024081234"));
  server.always("chat", text("NOT_IN_PASSAGES"));
  nino.send({ voice: { file_id: "abc", file_unique_id: "1", duration: 5 } });
  await emulator.until(() => nino.messages.length >= 2);
  expect(JSON.stringify(nino.messages)).not.toContain("01024081234");
});

test("a recording that nobody understands, or that does not come, gets a kind line", async () => {
  const nino = new Person(emulator, { id: 6, language: "en" });
  emulator.files.set("voice/abc", Buffer.from("OggS"));
  server.prepare("transcriptions", text(" "));
  nino.send({ voice: { file_id: "abc", file_unique_id: "1", duration: 5 } });
  expect((await nino.next(0)).text).toContain("could not be written down");
  nino.send({ voice: { file_id: "never-came", file_unique_id: "2", duration: 5 } });
  expect((await nino.next(1)).text).toContain("could not be written down");
});

test("an answer that takes its time is shown sentence by sentence, each after its check", async () => {
  server.prepare("chat", { ...WRITTEN, pieces: 30, pause: 100 });
  const nino = new Person(emulator, { id: 7, language: "en" });
  nino.say("Who funded ENIGMMA?");
  await emulator.until(() => nino.messages.length === 1, 8000);
  const drafts = emulator.drafts.filter(({ chat_id }) => chat_id === 7).map((draft) => draft.text);
  expect(drafts).toEqual(["ENIGMMA was financed by the European Union."]);
});

test("a follow-up of a written answer knows what it was about", async () => {
  server.prepare("chat", WRITTEN);
  const nino = new Person(emulator, { id: 8, language: "en" });
  await nino.ask("Who funded ENIGMMA?");
  server.prepare(
    "chat",
    text(
      JSON.stringify({
        route: "knowledge",
        question: "How long did ENIGMMA last?",
        language: "en",
        georgian: "",
        english: "",
      }),
    ),
    text("ENIGMMA lasted 42 months [1]."),
  );
  expect((await nino.ask("and how long did it last?")).text).toContain("ENIGMMA lasted 42 months.");
  expect(server.calls.at(-2)?.body).toContain("Who funded ENIGMMA?");
  expect(server.calls.at(-2)?.body).toContain("answered from: ");
});
