import { afterAll, beforeAll, expect, test } from "vitest";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";
import { startMegzuri } from "./start-megzuri.ts";

const emulator = new BotApiEmulator();
let bot: Awaited<ReturnType<typeof startMegzuri>>;
let lastId = 100;
const person = (language?: string) => new Person(emulator, { id: ++lastId, ...(language ? { language } : {}) });

beforeAll(async () => {
  await emulator.start();
  bot = await startMegzuri(emulator);
});

afterAll(async () => {
  await bot.stop();
  await emulator.stop();
});

test.each([
  ["ka", "გამარჯობა", "იურისტი"],
  ["en", "Hello", "lawyer"],
  ["ru", "Здравствуйте", "юрист"],
  ["uk", "Hello", "lawyer"],
])(
  "a first /start greets somebody who reads Telegram in %s, with three examples and the languages",
  async (language, hello, lawyer) => {
    const nino = person(language);
    const greeting = await nino.ask("/start");
    expect(greeting.text).toContain(hello);
    expect(greeting.text).toContain(lawyer);
    expect(nino.buttons).toHaveLength(6);
    expect(nino.buttons.slice(3)).toEqual(["ქართული", "English", "Русский"]);
  },
);

test("an example button is answered like a question", async () => {
  const nino = person("en");
  await nino.ask("/start");
  nino.press(nino.buttons[0] ?? "");
  expect((await nino.next(1)).text).toContain("Source: ");
});

test("where the bot does not know, the nearest sections are a tap away and not called an answer", async () => {
  const nino = person("en");
  const told = await nino.ask("Did the IOM border tools reach only Tbilisi airport or more crossings?");
  expect(told.text).toContain("My sources do not answer this question.");
  expect(told.text).toContain("Perhaps one of these sections helps:");
  const cost = await person("en").ask("How much does a residence permit cost?");
  expect(cost.text).not.toContain("Perhaps one of these sections helps:");
  nino.press("Border management");
  expect((await nino.next(1)).text).toContain("border crossing points");
});

test("the chosen language is remembered", async () => {
  const nino = person("en");
  await nino.ask("/language");
  nino.press("ქართული");
  expect((await nino.next(1)).text).toContain("ამიერიდან ქართულად");
  expect((await nino.ask("/help")).text).toContain("დამისვით კითხვა");
});

test.each([
  ["როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?", "<b>2017 წლის დეკემბერში</b>", "წყარო: "],
  ["rodis sheiqmna integraciis samushao jgufi", "<b>2017 წლის დეკემბერში</b>", "წყარო: "],
  ["When was the Working Group on Statelessness created?", "<b>25 February 2011</b>", "Source: "],
  ["Какой бюджет был у проекта ENIGMMA?", "<b>4,8 миллиона евро</b>", "Источник: "],
])("%s is answered with the key fact bold and the source as an expandable quote", async (question, fact, source) => {
  const answer = await person().ask(question);
  expect(answer.raw).toContain(fact);
  expect(answer.raw).toContain(`<blockquote expandable>${source}`);
});

test("a deep link opens a topic, whose sections are answers", async () => {
  const nino = person("ka");
  await nino.ask("/start iom");
  expect(nino.buttons).toContain("IOM-ის ოფისები საქართველოში");
  nino.press("IOM-ის ოფისები საქართველოში");
  expect((await nino.next(1)).text).toContain("1993");
});

test("/topics leads from kinds to documents to sections and back, in one message", async () => {
  const nino = person("en");
  const menu = await nino.ask("/topics");
  const press = async (button: string, edits: number) => {
    nino.press(button);
    await emulator.until(() => menu.edits === edits);
    return menu.text;
  };
  expect(await press("Projects", 1)).toBe("Projects\n\nChoose a document:");
  const [project = ""] = nino.buttons;
  expect(await press(project, 2)).toBe(`${project}\n\nChoose a section:`);
  expect(await press("← Back", 3)).toBe("Projects\n\nChoose a document:");
  expect(await press("← Back", 4)).toBe("Choose a topic:");
  expect(nino.messages).toHaveLength(1);
});

test("/contacts is the card with a button that copies the e-mail, and the hotlines", async () => {
  const nino = person("ru");
  const card = await nino.ask("/contacts");
  expect(card.text).toContain("scmi-secretariat@sda.gov.ge");
  expect(card.text).toContain("112");
  expect(card.reply_markup?.inline_keyboard?.flat()).toContainEqual({
    text: "Скопировать адрес почты",
    copy_text: { text: "scmi-secretariat@sda.gov.ge" },
  });
});

test("follow-ups are about what was answered last, until /new", async () => {
  const nino = person("en");
  await nino.ask("When was the Working Group on Migration Risk Analysis created?");
  expect((await nino.ask("and who coordinates it?")).text).toContain("Ministry of Internal Affairs");
  await nino.ask("/new");
  expect((await nino.ask("and who coordinates it?")).text).not.toContain("Ministry of Internal Affairs");
  const gela = person("ka");
  await gela.ask("რა არის მიგრაციის ლაბორატორია?");
  expect((await gela.ask("და ვინ უწევს კოორდინაციას?")).text).toContain("სახელმწიფო სერვისების განვითარების სააგენტო");
});

test("an edited question is answered anew by editing the answer", async () => {
  const nino = person("en");
  nino.say("When was the commission established?");
  const answer = await nino.next(0);
  const question = answer.message_id - 1;
  nino.edit(question, "Who chairs the commission?");
  await emulator.until(() => answer.edits === 1);
  expect(answer.text).toContain("Ministry of Justice");
  expect(nino.messages).toHaveLength(1);
});

test("👎 asks for the reason and takes one line of text", async () => {
  const nino = person("en");
  await nino.ask("Who funded ENIGMMA?");
  nino.press("👎");
  await nino.next(1);
  nino.press("It is outdated");
  const wish = await nino.next(2);
  const thanks = await nino.ask("Please name the year", {
    reply_to_message: {
      message_id: wish.message_id,
      date: 1,
      chat: nino.chat,
      from: { id: 123456, is_bot: true, first_name: "Megzuri" },
      text: wish.text,
    },
  });
  expect(thanks.text).toBe("Thank you, I have noted it.");
});

test("personal numbers are masked, with a friendly warning; the secretariat's own phone is not", async () => {
  const nino = person("ka");
  await nino.ask("ჩემი პირადი ნომერია 01017012345, როგორ დავუკავშირდე სამდივნოს?");
  expect((await nino.next(1)).text).toContain("წაშალეთ ეს შეტყობინება");
  const before = nino.messages.length;
  await nino.ask("+995 32 2 40 10 10 სამდივნოს ნომერია?");
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(nino.messages).toHaveLength(before + 1);
});

test("/delete_me asks first, then says what was removed", async () => {
  const nino = person("en");
  await nino.ask("Who funded ENIGMMA?");
  const question = await nino.ask("/delete_me");
  nino.press("Yes, delete it");
  await emulator.until(() => question.edits === 1);
  expect(question.text).toContain("questions — 1");
});

test("photos, stickers, voice and places get a friendly line", async () => {
  const nino = person("ru");
  nino.send({
    sticker: {
      file_id: "1",
      file_unique_id: "1",
      type: "regular",
      width: 1,
      height: 1,
      is_animated: false,
      is_video: false,
    },
  });
  expect((await nino.next(0)).text).toContain("только текст");
});

test("a button of another person does nothing, nor does a forged one", async () => {
  const nino = person("en");
  const gela = person("en");
  await nino.ask("Who funded ENIGMMA?");
  const data = nino.messages[0]?.reply_markup?.inline_keyboard?.flat()[0]?.callback_data ?? "";
  const calls = emulator.calls.length;
  gela.pressData(1, data);
  gela.pressData(1, '{"kind":"delete","confirmed":true}');
  await emulator.until(
    () => emulator.calls.slice(calls).filter(({ method }) => method === "answerCallbackQuery").length === 2,
  );
  for (const { payload } of emulator.calls.slice(calls).filter(({ method }) => method === "answerCallbackQuery")) {
    expect(payload.text).toBe("This button no longer works. Please ask your question again.");
  }
  expect(gela.messages).toEqual([]);
});

test("in a group only a mention, a reply or a command is answered, as a reply", async () => {
  const nino = new Person(emulator, { id: ++lastId, language: "en", group: -700 });
  nino.say("Who funded ENIGMMA?");
  const mention = nino.say("@megzuri_bot who funded ENIGMMA?");
  const answer = await nino.next(0);
  expect(answer.reply_to).toBe(mention);
  expect(nino.messages).toHaveLength(1);
});

test("inline mode offers up to five sections to send", async () => {
  const calls = emulator.calls.length;
  emulator.updates.add({
    inline_query: {
      id: "q1",
      from: { id: 5, is_bot: false, first_name: "Nino", language_code: "ka" },
      query: "მიგრაციის ლაბორატორია",
      offset: "",
    },
  });
  const call = await emulator.until(() =>
    emulator.calls.slice(calls).find(({ method }) => method === "answerInlineQuery"),
  );
  const results = call.payload.results as { title: string }[];
  expect(results.length).toBeGreaterThan(0);
  expect(results.length).toBeLessThanOrEqual(5);
  expect(results[0]?.title).toBe("მიგრაციის ლაბორატორია");
});

test("hidden characters are stripped, markup in a question is not obeyed, its links are not told again", async () => {
  const nino = person("en");
  const answer = await nino.ask("Who fu\u200bnded ENIG\u202eMMA? <b>http://evil.example</b>");
  expect(answer.raw).not.toContain("evil.example");
});

test("a question of more than 1,000 characters is asked to be shortened", async () => {
  expect((await person("ka").ask("კომისია ".repeat(200))).text).toContain("1000 სიმბოლოსი");
});
