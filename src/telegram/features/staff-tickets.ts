import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Composer } from "grammy";
import { maskPersonalData } from "../../conversation/mask-personal-data.ts";
import { noticeText } from "../../escalation/compose-notices.ts";
import type { Ticket } from "../../escalation/escalation-parts.ts";
import { plainLine, plainText } from "../../escalation/plain-line.ts";
import { proposeKnowledge } from "../../escalation/propose-knowledge.ts";
import { currentQuestion, ticketNumbers } from "../../escalation/ticket.ts";
import { publicPhones } from "../../knowledge/contacts.ts";
import type { BotContext } from "../bot-context.ts";
import { isStaff } from "../is-staff.ts";
import { buildKeyboard } from "../keyboard.ts";
import { spellLinks } from "../spell-links.ts";
import { splitMessage } from "../split-message.ts";
import { proposeButton } from "../staff-ticket-message.ts";

const HOUR = 3600 * 1000;
const MOST_LISTED = 50;
const LONGEST_QUESTION = 80;

/** Tickets in the staff chat, in Georgian: a reply to one goes to the asker; `/tickets` lists the open ones. */
export const staffTickets = new Composer<BotContext>();

staffTickets.command("tickets", async (context) => {
  const { escalation } = context.services;
  if (!escalation || !(await isStaff(context))) return;
  const open = await escalation.tickets.listOpen(MOST_LISTED);
  const text = open.length === 0 ? "ღია კითხვა არ არის." : open.map(ticketLine).join("\n");
  for (const part of splitMessage(text)) await context.reply(part);
});

staffTickets.on("message", async (context, next) => {
  const { escalation, staffChat } = context.services;
  const answered = context.message.reply_to_message?.message_id;
  if (!escalation || staffChat === undefined || context.chat.id !== staffChat || answered === undefined) return next();
  const id = await escalation.tickets.ofStaffMessage(staffChat, answered);
  const ticket = id === undefined ? undefined : await escalation.tickets.byId(id);
  if (!ticket) {
    // A reply to a notice or to the bot's own words about a ticket: nobody is to believe that it was passed on.
    const [number] = ticketNumbers(context.message.reply_to_message?.text ?? "");
    if (number === undefined || context.message.reply_to_message?.from?.id !== context.me.id) return next();
    await context.reply(
      `${number}: ეს შეტყობინება ადამიანს არ გადაეცა. პასუხისთვის უპასუხეთ თავად კითხვის შეტყობინებას.`,
    );
    return;
  }
  if (!(await isStaff(context))) return;
  const { text, passedOn } = await passOn(context, ticket);
  await context.reply(text, {
    reply_parameters: { message_id: context.message.message_id },
    reply_markup: await buildKeyboard(
      context.services.buttons,
      staffChat,
      passedOn ? [[proposeButton(ticket.id)]] : [],
    ),
  });
});

/** Passes a message of staff on and says what became of it. */
async function passOn(context: BotContext, { id, number }: Ticket): Promise<{ text: string; passedOn: boolean }> {
  const { message } = context;
  const { escalation } = context.services;
  const refused = (text: string) => ({ text: `${number}: ${text}`, passedOn: false });
  if (!message || !escalation) return refused("");
  const file =
    message.document ?? message.photo ?? message.video ?? message.audio ?? message.voice ?? message.animation;
  const text = plainText(
    spellLinks(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities),
  );
  if (text === "" && !file)
    return refused("გადაიცემა მხოლოდ ტექსტი, ფაილი და სურათი. ეს შეტყობინება ადამიანს არ გადაეცა.");
  const result = await escalation.answer(id, {
    by: "chat",
    once: `staff chat ${message.chat.id} ${message.message_id}`,
    text,
    ...(file ? { copied: message.message_id } : {}),
  });
  switch (result.kind) {
    case "passed on":
      return { text: `${number}: ${result.addition ? "დამატება" : "პასუხი"} გადაიგზავნა.`, passedOn: true };
    case "done before":
      return { text: `${number}: პასუხი გადაიგზავნა.`, passedOn: true };
    case "files need mail":
      return refused("ადამიანს პასუხი ელფოსტით სურს. ფაილი აქედან ვერ გაიგზავნება; გთხოვთ, უპასუხოთ ელფოსტით.");
    case "closed":
      return { text: noticeText(number, { kind: "reply to closed ticket", state: result.state }), passedOn: false };
  }
}

function ticketLine({ number, openedAt, content }: Ticket): string {
  const hours = Math.floor((Date.now() - openedAt) / HOUR);
  const age = hours < 24 ? `${hours} საათი` : `${Math.floor(hours / 24)} დღე`;
  const question = content ? plainLine(currentQuestion(content), LONGEST_QUESTION) : "";
  return `${number} — ${age} — ${question}`;
}

/** Writes drafts of a knowledge file out of an answer; false where the ticket holds nothing any more. */
export async function proposeTicket(context: BotContext, id: number): Promise<boolean> {
  const { escalation, knowledgeFolder, current } = context.services;
  const ticket = await escalation?.tickets.byId(id);
  if (ticket?.content?.answer === undefined) return false;
  const { language, answer, name } = ticket.content;
  const phones = publicPhones(current().knowledge.contacts);
  const drafts = proposeKnowledge({
    number: ticket.number,
    language,
    question: currentQuestion(ticket.content),
    answer,
    name,
    today: new Date().toISOString().slice(0, 10),
    mask: (text) => maskPersonalData(text, phones).text,
  });
  try {
    for (const draft of drafts) {
      const file = path.join(knowledgeFolder, draft.path);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, draft.content, { flag: "wx" });
    }
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    context.services.logger.warn({ reason: (error as Error).message }, "draft not written");
    await context.reply(
      exists
        ? `${ticket.number}: მონახაზი უკვე არსებობს.`
        : `${ticket.number}: მონახაზი ვერ ჩაიწერა, რადგან მასალების საქაღალდეში ჩაწერა არ შეიძლება.`,
    );
    return true;
  }
  const files = drafts.map((draft) => draft.path).join("\n");
  await context.reply(
    `${ticket.number}: მონახაზი შეიქმნა. ბოტი მისით არ პასუხობს, სანამ არ შეამოწმებთ და სათანადო საქაღალდეში არ გადაიტანთ:\n${files}`,
  );
  return true;
}
