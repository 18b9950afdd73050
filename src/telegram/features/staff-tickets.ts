import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { currentQuestion, type Ticket, ticketNumbers } from "../../escalation/ticket.ts";
import { plainLine } from "../../language/plain-line.ts";
import { isAddressed } from "../addressed.ts";
import type { BotContext } from "../bot-context.ts";
import { isStaff } from "../is-staff.ts";
import { buildKeyboard } from "../keyboard.ts";
import { passOnMessage } from "../pass-on-message.ts";
import { replyOf } from "../reply-of.ts";
import { splitMessage } from "../split-message.ts";
import { proposeButton } from "../staff-ticket-message.ts";

const HOUR = 3600 * 1000;
const MOST_LISTED = 50;
const LONGEST_QUESTION = 80;
/** Colleagues may talk in a topic: how an answer is given is said once in a while. */
const TOPIC_HINTS = [{ name: "topic hints", of: "chat", most: 1, window: HOUR }] as const;

/** Tickets in the staff chat, in Georgian: a reply to one goes to the asker; `/tickets` lists the open ones. */
export const staffTickets = new Composer<BotContext>();

staffTickets.command("tickets", async (context) => {
  const { escalation } = context.services;
  if (!escalation || !(await isStaff(context))) return;
  const open = await escalation.tickets.listOpen(MOST_LISTED);
  const text = open.length === 0 ? "ღია კითხვა არ არის." : open.map(ticketLine).join("\n");
  for (const part of splitMessage(text)) await context.reply(part);
});

/** What is said in the staff chat. */
export const staffMessages = new Composer<BotContext>();

staffMessages.on("message", async (context, next) => {
  const { escalation, staffChat, buttons } = context.services;
  const { message } = context;
  if (message.migrate_to_chat_id !== undefined) return staffChat.move(context.chat.id, message.migrate_to_chat_id);
  if (!escalation || staffChat.id === undefined) return next();
  const ticket = await repliedTicket(context, message);
  if (!ticket) return (await explainReply(context, message)) || (await explainTopic(context, message)) || next();
  if (!(await isStaff(context))) return;
  const { text, passedOn } = await passOnMessage(escalation, ticket, message);
  await context.reply(text, {
    reply_parameters: { message_id: message.message_id },
    reply_markup: await buildKeyboard(buttons, staffChat.id, passedOn ? [[proposeButton(ticket.id)]] : []),
  });
});

staffMessages.on("edited_message", async (context, next) => {
  const ticket = await repliedTicket(context, context.editedMessage);
  if (!ticket) return next();
  await context.reply(
    `${ticket.number}: ცვლილება კითხვის ავტორს არ გადაეცა. შესწორება ახალი შეტყობინებით დაწერეთ: უპასუხეთ (Reply) კითხვის შეტყობინებას.`,
    { reply_parameters: { message_id: context.editedMessage.message_id } },
  );
});

/** Staff say that they have answered past the bot. */
export async function closeByStaff(context: BotContext, id: number): Promise<void> {
  if (!(await context.services.escalation?.close(id))) await context.reply("კითხვა უკვე დახურულია.");
}

/** The ticket whose message in the staff chat is replied to. */
async function repliedTicket({ services }: BotContext, message: Message): Promise<Ticket | undefined> {
  const { escalation } = services;
  const reply = replyOf(message);
  const id = reply && (await escalation?.tickets.ofStaffMessage(message.chat.id, reply.message_id));
  return id === undefined ? undefined : escalation?.tickets.byId(id);
}

/** A reply to a notice or to the bot's own words about a ticket: nobody is to believe that it was passed on. */
async function explainReply(context: BotContext, message: Message): Promise<boolean> {
  const reply = replyOf(message);
  const [number, ...others] = ticketNumbers(reply?.text ?? "");
  if (number === undefined || reply?.from?.id !== context.me.id) return false;
  const about = others.length === 0 ? `${number}: ` : "";
  await context.reply(
    `${about}ეს შეტყობინება კითხვის ავტორს არ გადაეცა. პასუხისთვის უპასუხეთ (Reply) თავად კითხვის შეტყობინებას.`,
  );
  return true;
}

/** Words in a ticket's topic that reply to nothing may be an answer, and may be talk among colleagues. */
async function explainTopic(context: BotContext, message: Message): Promise<boolean> {
  const { escalation, limits } = context.services;
  if (message.message_thread_id === undefined || replyOf(message) || isAddressed(context)) return false;
  const id = await escalation?.tickets.ofStaffThread(message.chat.id, message.message_thread_id);
  const ticket = id === undefined ? undefined : await escalation?.tickets.byId(id);
  if (ticket?.state !== "open") return false;
  if ((await limits.use(TOPIC_HINTS, { person: 0, chat: ticket.id })).kind === "allowed")
    await context.reply(
      `${ticket.number}: ეს შეტყობინება კითხვის ავტორს არ გადაეცა. თუ ეს პასუხია, უპასუხეთ (Reply) კითხვის შეტყობინებას.`,
      { reply_parameters: { message_id: message.message_id } },
    );
  return true;
}

function ticketLine({ number, openedAt, content }: Ticket): string {
  const hours = Math.floor((Date.now() - openedAt) / HOUR);
  const age = hours < 24 ? `${hours} საათი` : `${Math.floor(hours / 24)} დღე`;
  const question = content ? plainLine(currentQuestion(content), LONGEST_QUESTION) : "";
  return `${number} — ${age} — ${question}`;
}
