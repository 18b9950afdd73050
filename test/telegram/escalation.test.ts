import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { previewTicketMail } from "../../src/escalation/compose-ticket-mail.ts";
import type { TicketContent } from "../../src/escalation/ticket.ts";
import { staffTicketMessage } from "../../src/telegram/staff-ticket-message.ts";
import { aMoment, EscalationLoop } from "../escalation/escalation-loop.ts";
import { OpenAiServer } from "../models/openai-server.ts";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";
import { STAFF_CHAT, startMegzuri } from "./start-megzuri.ts";

const COST = "How much does a residence permit cost?";

describe("a question to the secretariat", () => {
  let loop: EscalationLoop;

  beforeAll(async () => {
    loop = await EscalationLoop.start({ imap: false });
  }, 30_000);

  afterAll(() => loop.stop());

  test("is shown just as it is sent, with the earlier questions and the name that the asker chooses, and nothing else", async () => {
    const nino = loop.person();
    await nino.ask("Who funded ENIGMMA?");
    await nino.ask("When was the commission established?");
    const draft = await loop.draft(nino, COST);
    expect(draft.text).toContain(COST);
    expect(draft.text).not.toContain("When was the commission established?");
    nino.press("☐ When was the commission established?");
    await loop.emulator.until(() => draft.edits === 1);
    expect(draft.text).toContain("- When was the commission established?");
    nino.press("Add a name");
    await loop.told(nino, "Write the name");
    const named = await nino.ask("Nino Beridze");
    expect(named.text).toContain("სახელი:\nNino Beridze");
    // What the bot found is named as staff know it.
    expect(named.text).toMatch(/ბოტმა ნახა:\n- [ა-ჰ]/);
    const shown = named.text.split("\n\n").slice(1, -2).join("\n\n");
    const { number, mail } = await loop.send(nino);
    expect(mail.text.replace(`, ნომერი ${number}`, "").trim()).toBe(shown.trim());
    expect(mail.text).not.toContain("ENIGMMA?");
  });

  test("can be changed before it is sent; personal numbers are masked in it", async () => {
    const nino = loop.person();
    await loop.draft(nino, COST);
    nino.press("Change the question");
    await loop.told(nino, "Write your question");
    nino.say("My number is 01234567890. How much does a visa cost?");
    await loop.told(nino, "My number is •••");
    const { mail } = await loop.send(nino);
    expect(mail.text).toContain("My number is •••. How much does a visa cost?");
    expect(mail.source.toString()).not.toContain("01234567890");
    expect(nino.messages.some(({ text }) => text.includes("personal data"))).toBe(true);
  });

  test("is not sent without consent", async () => {
    const nino = loop.person();
    const before = loop.host.taken.length;
    await loop.draft(nino, COST);
    nino.press("Cancel");
    await loop.told(nino, "I have sent nothing.");
    await loop.draft(nino, COST);
    await aMoment();
    expect(loop.host.taken).toHaveLength(before);
  });

  test("begins with a command, and a command ends the writing of it", async () => {
    const gela = loop.person("ka");
    expect((await gela.ask("/ask_secretariat")).text).toContain("დაწერეთ კითხვა სამდივნოსთვის");
    expect((await gela.ask("/contacts")).text).toContain("scmi-secretariat@sda.gov.ge");
    expect((await gela.ask("როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?")).text).toContain("2017");
    await gela.ask("/ask_secretariat");
    expect((await gela.ask("რა ღირს ვიზა?")).text).toContain("სამდივნო ზუსტად ამ ტექსტს მიიღებს");
    const { mail } = await loop.send(gela, "ka");
    expect(mail.text).toContain("კითხვის ავტორმა პირდაპირ სამდივნოს მიმართა.");
  });

  test("can be sent after 👎, with the reason told", async () => {
    const nino = loop.person();
    await nino.ask("Who funded ENIGMMA?");
    nino.press("👎");
    await loop.told(nino, "What was wrong with it?");
    nino.press("Send this question to the secretariat");
    await loop.told(nino, "exactly this text");
    const { mail } = await loop.send(nino);
    expect(mail.text).toContain("არასწორად ან არასრულად მიიჩნია");
    expect(mail.text).toContain("Who funded ENIGMMA?");
  });

  test("says by when an answer can be expected, and is not sent twice", async () => {
    const nino = loop.person("ru");
    await loop.draft(nino, "Сколько стоит вид на жительство?", "ru");
    const { number } = await loop.send(nino, "ru");
    expect((await loop.told(nino, number)).text).toMatch(/Ответ можно ожидать до \d{1,2} [а-я]+ \d{4} года/);
    await loop.draft(nino, "сколько стоит вид на жительство", "ru");
    nino.press("Даю согласие, отправить");
    await loop.told(nino, `Вы уже отправили этот вопрос, номер ${number}`);
  });

  test("of one person goes there five times a day, then the draft waits", async () => {
    const nino = loop.person();
    for (const what of ["a visa", "a passport", "citizenship", "a work permit", "a student visa", "an invitation"]) {
      const before = nino.messages.length;
      nino.say(`/ask_secretariat How much does ${what} cost?`);
      await nino.next(before);
      if (what === "an invitation") break;
      await loop.send(nino);
    }
    nino.press("I agree, send it");
    await loop.told(nino, "5 questions a day");
  }, 30_000);

  test("is sent however late the press is worked off: Telegram takes no acknowledgement then", async () => {
    const nino = loop.person();
    await loop.draft(nino, "How much does a late visa cost?");
    loop.emulator.fail("answerCallbackQuery", {
      kind: "error",
      status: 400,
      description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
    });
    const { mail } = await loop.send(nino);
    expect(mail.text).toContain("How much does a late visa cost?");
  });

  test("pressed twice is sent once, and says where it stands", async () => {
    const nino = loop.person();
    const draft = await loop.draft(nino, COST);
    const data = draft.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    nino.pressData(draft.message_id, data);
    nino.pressData(draft.message_id, data);
    const status = await loop.told(nino, "waiting for the answer");
    const [number = ""] = /MSG-\d{4}-\d{5}/.exec(status.text) ?? [];
    await loop.mailOf(number);
    expect(loop.host.taken.filter(({ subject }) => subject.includes(number))).toHaveLength(1);
  });

  test("of somebody else cannot be sent or withdrawn by forged buttons", async () => {
    const nino = loop.person();
    const draft = await loop.draft(nino, COST);
    const data = draft.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    const thief = loop.person();
    thief.pressData(1, data);
    await aMoment();
    expect(thief.messages).toEqual([]);
    expect(nino.messages.at(-1)).toBe(draft);
  });

  test("goes on after the answer under the same number, with what was said before", async () => {
    const { nino, number, mail } = await loop.escalate("How much does a guest visa cost?");
    loop.replyInChat(await loop.told("staff", `${number}\n`), "Twenty lari.");
    await loop.told(nino, "Twenty lari.");
    nino.press("👍");
    await loop.told(nino, "Thank you.");
    nino.press("Ask a follow-up question");
    await loop.told(nino, "Write your question");
    await nino.ask("And for children?");
    nino.press("I agree, send it");
    const more = await loop.host.until(() => loop.host.taken.find(({ text }) => text.includes("And for children?")));
    expect(more.subject).toContain(number);
    expect(more.text).toContain("How much does a guest visa cost?");
    expect(more.text).toContain("Twenty lari.");
    expect(more.source.toString()).toContain(`In-Reply-To: ${mail.messageId}`);
  });

  test("withdrawn by /delete_me leaves the number alone, in the staff chat too", async () => {
    const { nino, number } = await loop.escalate("How much does a secret visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    await nino.ask("/delete_me");
    nino.press("Yes, delete it");
    expect((await loop.told(nino, "questions to the secretariat — 1")).text).toContain("Nothing about you is kept");
    await loop.emulator.until(() => ticket.text === `${number}: კითხვის ავტორმა კითხვა გააუქმა.`);
    await loop.told("staff", "პასუხი აღარ არის საჭირო");
    expect((await nino.ask("/status")).text).toContain("You have no question with the secretariat");
  });

  test("is sent as it was seen: consent on an older draft shows the newer one first", async () => {
    const nino = loop.person();
    const first = await loop.draft(nino, COST);
    const agree = first.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    nino.press("Add a name");
    await loop.told(nino, "Write the name");
    await nino.ask("Nino Beridze");
    nino.pressData(first.message_id, agree);
    await loop.emulator.until(() => first.text.includes("Nino Beridze"));
    await aMoment();
    expect(nino.messages.some(({ text }) => text.includes("MSG-"))).toBe(false);
    await loop.send(nino);
  });

  test("withdrawn while the staff chat refuses goes from there as soon as it can", async () => {
    const { nino, number } = await loop.escalate("How much does a hidden visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    loop.emulator.fail("editMessageText", { kind: "error", status: 403, description: "Forbidden: bot was kicked" });
    await nino.ask("/delete_me");
    // The first edit is that of the person's own message.
    loop.emulator.fail("editMessageText", { kind: "error", status: 403, description: "Forbidden: bot was kicked" });
    nino.press("Yes, delete it");
    await aMoment();
    expect(ticket.text).toContain("hidden visa");
    await loop.restart(async () => {
      const database = new DatabaseSync(path.join(loop.bot.folder, "data/megzuri.sqlite"));
      database.exec("update deliveries set next_at = 0");
      database.close();
    });
    await loop.emulator.until(() => ticket.text === `${number}: კითხვის ავტორმა კითხვა გააუქმა.`);
  });

  test("answered and then deleted leaves the number alone in the staff chat", async () => {
    const { nino, number } = await loop.escalate("How much does a private visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    loop.replyInChat(ticket, "Ten lari.");
    await loop.told(nino, "Ten lari.");
    await loop.emulator.until(() => ticket.text.includes("✓"));
    await nino.ask("/delete_me");
    nino.press("Yes, delete it");
    await loop.emulator.until(() => !ticket.text.includes("private visa"));
  });

  test("pressed on a text that another one has replaced says that it was not sent, and shows no other question", async () => {
    const nino = loop.person();
    const old = await loop.draft(nino, COST);
    const agree = old.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    await loop.draft(nino, "How much does a passport cost?");
    await loop.send(nino);
    nino.pressData(old.message_id, agree);
    expect((await loop.told(nino, "This text was not sent")).text).not.toContain("MSG-");
  });

  test("of hidden characters alone is none, nor is such a name", async () => {
    const nino = loop.person();
    expect((await nino.ask("/ask_secretariat \u200b\u2060")).text).toContain("Write your question");
    expect((await nino.ask("\u200b \u200b")).text).toContain("no text in your message");
    await nino.ask(COST);
    nino.press("Add a name");
    await loop.told(nino, "Write the name");
    expect((await nino.ask("\u200b")).text).toContain("no text in your message");
    expect((await nino.ask("Nino")).text).toContain("სახელი:\nNino");
  });

  test("can be taken back however many came after it", async () => {
    const nino = loop.person();
    const numbers: string[] = [];
    for (const what of ["a visa", "a passport", "citizenship", "a work permit"]) {
      await nino.ask(
        `/ask_secretariat How much does ${what} cost for 👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍?`,
      );
      numbers.push((await loop.send(nino)).number);
    }
    loop.replyInChat(await loop.told("staff", `${numbers[3]}\n`), "Ten lari.");
    await loop.told(nino, "Ten lari.");
    const status = await nino.ask("/status");
    for (const number of numbers) expect(status.text).toContain(number);
    expect(status.text).toMatch(new RegExp(`${numbers[0]}[\\s\\S]*${numbers[3]}.*answered`));
    // Nothing was cut within a character.
    expect(status.text.isWellFormed()).toBe(true);
    nino.press(`Withdraw ${numbers[0]}`);
    await loop.told(nino, `Withdraw the question ${numbers[0]}?`);
    loop.replyInChat(await loop.told("staff", `${numbers[0]}\n`), "Answered in the last moment.");
    await loop.told(nino, "Answered in the last moment.");
    nino.press("Yes, withdraw it");
    await loop.emulator.until(() =>
      nino.messages.some(
        ({ text }) => text.includes(`${numbers[0]}, `) && text.includes("answered. “How much does a visa"),
      ),
    );
  }, 30_000);

  test("goes on once at a time: a second follow-up waits for the first, or is a question of its own", async () => {
    const { nino, number } = await loop.escalate("How much does a family visa cost?");
    loop.replyInChat(await loop.told("staff", `${number}\n`), "Fifty lari.");
    const answer = await loop.told(nino, "Fifty lari.");
    const more = answer.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    nino.pressData(answer.message_id, more);
    await loop.told(nino, "Write your question");
    const draft = await nino.ask("And for a grandmother?");
    const agree = draft.reply_markup?.inline_keyboard?.at(-1)?.[0]?.callback_data ?? "";
    nino.pressData(draft.message_id, agree);
    nino.pressData(draft.message_id, agree);
    await loop.told(nino, "waiting for the answer. “And for a grandmother?”");
    nino.pressData(answer.message_id, more);
    await loop.told(nino, `Your question ${number} is waiting for its answer.`);
    expect(nino.messages.some(({ text }) => text.includes("This text was not sent"))).toBe(false);
    // Both messages of the ticket in the staff chat are emptied with it.
    const posts = await loop.emulator.until(() => {
      const found = loop.tamar.messages.filter(({ text }) => text.startsWith(`${number}\n`));
      return found.length === 2 && found;
    });
    await nino.ask("/delete_me");
    nino.press("Yes, delete it");
    await loop.emulator.until(() => posts.every(({ text }) => text === `${number}: კითხვის ავტორმა კითხვა გააუქმა.`));
  }, 30_000);

  test("to be answered by e-mail past the bot says so, and staff close it by a button", async () => {
    const nino = loop.person();
    await loop.draft(nino, "How much does a visa invitation cost?");
    nino.press("○ By e-mail");
    await loop.told(nino, "Write the e-mail address");
    await nino.ask("nino@example.org");
    const { number, mail } = await loop.send(nino);
    expect(mail.source.toString()).toMatch(/^Reply-To: .*nino@example\.org/im);
    expect((await nino.ask("/status")).text).toContain("sent; the secretariat answers straight to your mailbox.");
    const ticket = await loop.told("staff", `${number}\n`);
    expect(ticket.text).toContain("ელფოსტით გაუგზავნის");
    loop.tamar.press("პასუხი გაცემულია");
    await loop.emulator.until(() => ticket.text.includes("✓ პასუხი გაცემულია."));
    expect((await nino.ask("/status")).text).toContain(`${number}, `);
    expect(nino.messages.at(-1)?.text).toContain("answered.");
  });

  test("in a group leads to the private chat", async () => {
    const group = new Person(loop.emulator, { id: 900, group: -77, language: "en" });
    const told = await group.ask("/ask_secretariat@megzuri_bot");
    expect(told.reply_markup?.inline_keyboard?.[0]?.[0]?.url).toBe("https://t.me/megzuri_bot?start=ask_secretariat");
    const nino = loop.person();
    expect((await nino.ask("/start ask_secretariat")).text).toContain("Write your question to the secretariat");
  });
});

describe("the staff chat", () => {
  let loop: EscalationLoop;

  beforeAll(async () => {
    loop = await EscalationLoop.start({ imap: false });
    loop.emulator.forums.add(STAFF_CHAT);
  }, 30_000);

  afterAll(() => loop.stop());

  test("has a topic for each question; a reply goes to the asker and closes it in both places", async () => {
    const { nino, number } = await loop.escalate(COST);
    const ticket = await loop.told("staff", `${number}\n`);
    const topic = loop.emulator.topics.find(({ name }) => name === number);
    expect(ticket.thread).toBe(topic?.message_thread_id);
    expect(ticket.text).toContain(COST);
    loop.replyInChat(ticket, "It depends on the term.");
    expect((await loop.told(nino, "It depends on the term.")).text).toContain("The secretariat's answer");
    await loop.told("staff", `${number}: პასუხს კითხვის ავტორს ვუგზავნი.`);
    await loop.emulator.until(() => ticket.text.includes("✓ პასუხი გაცემულია.") && topic?.open === false);
    expect((await loop.mailOf(number, 1)).text).toContain("პასუხი სამდივნოს ჩატში დაიწერა");
  });

  test("of somebody who is no member any more nothing is passed on", async () => {
    const { nino, number } = await loop.escalate("How much does a visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    loop.emulator.members.set(`${STAFF_CHAT}/77`, "left");
    loop.replyInChat(ticket, "I was dismissed yesterday.");
    await aMoment();
    loop.emulator.members.set(`${STAFF_CHAT}/77`, "member");
    expect(nino.messages.some(({ text }) => text.includes("dismissed"))).toBe(false);
  });

  test("a reply to a notice is not passed on, and nobody is left to believe so", async () => {
    const { nino, number } = await loop.escalate("How much does an invitation cost?");
    loop.replyInChat(await loop.told("staff", `${number}\n`), "Nothing at all.");
    await loop.told(nino, "Nothing at all.");
    loop.replyInChat(await loop.told("staff", `${number}: პასუხს კითხვის ავტორს ვუგზავნი.`), "Well done, Tamar.");
    await loop.told("staff", "ეს შეტყობინება კითხვის ავტორს არ გადაეცა");
    expect(nino.messages.some(({ text }) => text.includes("Well done"))).toBe(false);
  });

  test("says how an answer is given where somebody writes into a topic without Reply, and answers nothing itself", async () => {
    const { nino, number } = await loop.escalate("How much does a topic cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    const before = loop.tamar.messages.length;
    // In a topic every message formally replies to the one that opened it.
    const opening = {
      message_id: ticket.thread,
      date: 1,
      chat: loop.tamar.chat,
      from: { id: 123456, is_bot: true, first_name: "Megzuri" },
      forum_topic_created: { name: number, icon_color: 0 },
    };
    const inTopic = { message_thread_id: ticket.thread, is_topic_message: true, reply_to_message: opening };
    loop.tamar.say("When was the commission established?", inTopic);
    loop.tamar.say("It costs ten lari.", inTopic);
    const hint = await loop.told("staff", "თუ ეს პასუხია, უპასუხეთ (Reply)");
    await aMoment();
    expect(loop.tamar.messages.slice(before)).toEqual([hint]);
    expect(nino.messages.some(({ text }) => text.includes("ten lari"))).toBe(false);
  });

  test("hears that a reply which is changed afterwards is not changed for the asker", async () => {
    const { nino, number } = await loop.escalate("How much does a changed visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    loop.replyInChat(ticket, "Ten lari.");
    await loop.told(nino, "Ten lari.");
    const edited_message = {
      message_id: loop.emulator.nextMessageId(),
      date: 1,
      edit_date: 2,
      chat: loop.tamar.chat,
      from: { id: loop.tamar.id, is_bot: false, first_name: "Tamar" },
      text: "Twelve lari.",
      reply_to_message: { message_id: ticket.message_id, date: 1, chat: loop.tamar.chat, text: ticket.text },
    };
    loop.emulator.updates.add({ edited_message });
    await loop.told("staff", `${number}: ცვლილება კითხვის ავტორს არ გადაეცა.`);
    expect(nino.messages.some(({ text }) => text.includes("Twelve"))).toBe(false);
  });

  test("lists the open questions with their age", async () => {
    const { number } = await loop.escalate("How much does citizenship cost?");
    const list = await loop.tamar.ask("/tickets");
    expect(list.text).toContain(`${number} — 0 საათი — How much does citizenship cost?`);
  });

  test("a long answer whose line breaks in the middle goes on where it was; links are spelled out", async () => {
    const { nino, number } = await loop.escalate("How much does a long visa cost?");
    const ticket = await loop.told("staff", `${number}\n`);
    const long = Array.from({ length: 3 }, (_, part) => `Part ${part}. ${"word ".repeat(600)}`).join("\n\n");
    // The first of three goes out, then Telegram has trouble for longer than a call is tried.
    let sent = 0;
    loop.emulator.chaos = (method) =>
      method === "sendMessage" && ++sent === 2 ? { kind: "error", status: 500, description: "Internal" } : undefined;
    loop.replyInChat(ticket, `See here.\n\n${long}`, {
      entities: [{ type: "text_link", offset: 4, length: 4, url: "https://sda.gov.ge/fees" }],
    });
    await loop.told(nino, "Was this answer helpful?");
    loop.emulator.chaos = undefined;
    const whole = nino.messages.map(({ text }) => text).join("\n");
    expect(whole).toContain("See here (https://sda.gov.ge/fees).");
    for (const part of [0, 1, 2]) expect(whole.split(`Part ${part}.`)).toHaveLength(2);
  });

  test("passes files on, and says where they cannot go", async () => {
    const { nino, number } = await loop.escalate("How much is a visa fee?");
    const ticket = await loop.told("staff", `${number}\n`);
    loop.replyInChat(ticket, "", { document: { file_id: "form" } });
    expect((await loop.told(nino, "The answer is in the file below.")).text).toContain("The secretariat's answer");
    loop.replyInChat(ticket, "", { document: { file_id: "form" }, caption: "This one." });
    await loop.told(nino, "This one.");
    const copy = await loop.emulator.until(() => loop.emulator.copies.find(({ chat_id }) => chat_id === nino.id));
    expect(copy.from_chat_id).toBe(STAFF_CHAT);
  });

  test("makes a draft of a knowledge file of an answer, which nothing is answered from", async () => {
    const { number } = await loop.escalate("How much does a guest permit cost? I am Nino, nino@example.org", "en");
    loop.replyInChat(await loop.told("staff", `${number}\n`), "A guest permit costs 33 lari.");
    await loop.told("staff", `${number}: პასუხს კითხვის ავტორს ვუგზავნი.`);
    loop.tamar.press("მასალის მონახაზის შექმნა");
    const told = await loop.told("staff", "მონახაზი შეიქმნა");
    const [, name = ""] = /drafts\/ka\/(msg-\S+)/.exec(told.text) ?? [];
    expect(name).toContain(number.toLowerCase());
    const file = path.join(loop.bot.knowledge, "drafts/en", name);
    const draft = await readFile(file, "utf8");
    expect(draft).toContain("A guest permit costs 33 lari.");
    expect(draft).not.toContain("nino@example.org");
    await aMoment();
    expect((await loop.person().ask("How much does a guest permit cost?")).text).not.toContain("33");
    loop.tamar.press("მასალის მონახაზის შექმნა");
    await loop.told("staff", "ამ პასუხის მონახაზი უკვე არსებობს");
    // Of a pair of which one was lost, that one is written; of another answer there is another draft.
    await rm(file);
    loop.tamar.press("მასალის მონახაზის შექმნა");
    await loop.emulator.until(() => loop.tamar.messages.at(-1)?.text.endsWith(`\ndrafts/en/${name}`));
    loop.replyInChat(
      await loop.told("staff", `${number}\n`),
      "From 2027-01-01 call 0322 401010 or write to scmi-secretariat@sda.gov.ge.",
    );
    await loop.told("staff", `${number}: დამატებას კითხვის ავტორს ვუგზავნი.`);
    const told2 = loop.tamar.messages.length;
    loop.tamar.press("მასალის მონახაზის შექმნა");
    const second = await loop.emulator.until(() =>
      loop.tamar.messages.slice(told2).find(({ text }) => text.includes("მონახაზი შეიქმნა")),
    );
    const [, another = ""] = /drafts\/ka\/(msg-\S+)/.exec(second.text) ?? [];
    expect(another).not.toBe(name);
    expect(await readFile(path.join(loop.bot.knowledge, "drafts/en", another), "utf8")).toContain("From 2027-01-01");
  });
});

test("a staff chat that becomes a supergroup is followed, also after a restart", async () => {
  const loop = await EscalationLoop.start({ imap: false });
  const NEW = -1001234;
  loop.emulator.members.set(`${NEW}/78`, "member");
  const staff = new Person(loop.emulator, { id: 78, group: NEW });
  const earlier = await loop.escalate("How much does an early visa cost?");
  loop.emulator.upgraded.set(STAFF_CHAT, NEW);
  const { nino, number } = await loop.escalate("How much does a moving visa cost?");
  // What was open stands in the new chat, too.
  await loop.emulator.until(() => staff.messages.find(({ text }) => text.startsWith(`${earlier.number}\n`)));
  const ticket = await loop.emulator.until(() => staff.messages.find(({ text }) => text.startsWith(`${number}\n`)));
  await loop.restart();
  staff.say("Nothing.", { reply_to_message: { message_id: ticket.message_id, date: 1, chat: staff.chat, text: "x" } });
  await loop.told(nino, "Nothing.");
  expect((await staff.ask("/tickets")).text).toContain(earlier.number);
  await loop.stop();
}, 30_000);

test("without a mail server the question is a text to copy, with the address", async () => {
  const emulator = await new BotApiEmulator().start();
  const bot = await startMegzuri(emulator);
  const nino = new Person(emulator, { id: 1, language: "en" });
  await nino.ask(COST);
  nino.press("Send this question to the secretariat");
  const told = await nino.next(1);
  expect(told.raw).toContain(`<pre>${COST}</pre>`);
  expect(told.raw).toContain("<code>scmi-secretariat@sda.gov.ge</code>");
  expect(told.reply_markup?.inline_keyboard?.[0]).toHaveLength(2);
  await bot.stop();
  await emulator.stop();
});

test("with a model the secretariat has a Georgian translation beside the original, which is shown before", async () => {
  const server = await new OpenAiServer().start();
  server.prepare("chat", { kind: "text", text: "OK" });
  const loop = await EscalationLoop.start({
    imap: false,
    environment: {
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_API_KEY: "sk-test",
      CHAT_MODEL: "test-model",
      TRANSCRIPTION_MODEL: "whisper-test",
    },
  });
  await loop.emulator.until(() => server.calls.length === 1);
  const nino = loop.person();
  server.prepare("chat", { kind: "text", text: "რა ღირს ბინადრობის ნებართვა 2 წლით?" });
  const draft = await nino.ask("/ask_secretariat How much does a residence permit for 2 years cost?");
  expect(draft.text).toContain("მანქანური თარგმანი, შეიძლება შეცდომა იყოს:\nრა ღირს ბინადრობის ნებართვა 2 წლით?");
  const { mail } = await loop.send(nino);
  expect(mail.text).toContain("რა ღირს ბინადრობის ნებართვა 2 წლით?");
  expect(mail.text).toContain("How much does a residence permit for 2 years cost?");
  // Another figure than in the question: no translation.
  server.prepare("chat", { kind: "text", text: "რა ღირს ბინადრობის ნებართვა 3 წლით?" });
  const second = await nino.ask("/ask_secretariat How much does a residence permit for 4 years cost?");
  expect(second.text).not.toContain("მანქანური თარგმანი");
  // The question may be spoken.
  const gela = loop.person("ka");
  await gela.ask("/ask_secretariat");
  loop.emulator.files.set("voice/abc", Buffer.from("OggS"));
  server.prepare("transcriptions", { kind: "text", text: "რა ღირს ვიზა?" });
  gela.send({ voice: { file_id: "abc", file_unique_id: "1", duration: 5 } });
  expect((await loop.told(gela, "სამდივნო ზუსტად ამ ტექსტს მიიღებს")).text).toContain("რა ღირს ვიზა?");
  await loop.stop();
  await server.stop();
});

test("the longest question with everything that can go with it is one message, and one in the staff chat", async () => {
  const long = "ა".repeat(1000);
  const content: TicketContent = {
    chat: 1,
    language: "en",
    question: long,
    translation: long,
    turns: Array.from({ length: 3 }, () => ({ question: long, subject: long, included: true })),
    reason: "rated-down",
    found: [long, long, long],
    name: long,
    replyTo: { kind: "email", address: `${"a".repeat(60)}@example.org` },
  };
  const goingOn: TicketContent = { ...content, turns: [], followUp: long, answer: long, reason: "continued" };
  for (const one of [content, goingOn]) {
    const ticket = {
      id: 1,
      number: "MSG-2026-00001",
      state: "open" as const,
      staffPlace: undefined,
      openedAt: 0,
      changedAt: 0,
    };
    const settings = { answersComeBack: false, staffChat: true, mailDomain: "example.ge" };
    expect(staffTicketMessage({ ...ticket, content: one }, settings).length).toBeLessThan(3800);
    expect(previewTicketMail(one, settings).length).toBeLessThan(3700);
  }
});
