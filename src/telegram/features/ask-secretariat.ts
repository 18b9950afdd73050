import { Composer } from "grammy";
import type { Ticket, TicketContent } from "../../escalation/ticket.ts";
import { isAddressed, withoutMention } from "../addressed.ts";
import { askForText } from "../ask-for-text.ts";
import { type BotContext, say } from "../bot-context.ts";
import { fillDraft, stopWaiting, waitingDraft } from "../fill-draft.ts";
import { keyboard } from "../keyboard.ts";
import { onText } from "../on-text.ts";
import { LONGEST_QUESTION, readText } from "../read-text.ts";
import { replyOf } from "../reply-of.ts";
import { showDraft } from "../show-draft.ts";
import { showTextToCopy } from "../show-text-to-copy.ts";
import { newDraft } from "../ticket-draft.ts";
import { isWithinLimits } from "../within-limits.ts";

/** What is written while a draft waits for it belongs to the draft. */
export const draftTexts = onText(async (context, next) => {
  // A note on an earlier answer is a reply to being asked for one.
  const isNote = replyOf(context.message)?.text === say(context, "feedback-note");
  const draft = isNote ? undefined : await waitingDraft(context);
  if (!draft) return next();
  // Whoever turns to something else is not held to it.
  if (context.message.text.startsWith("/")) {
    await stopWaiting(context, draft);
    return next();
  }
  if (await isWithinLimits(context)) await fillDraft(context, draft, context.message.text);
});

/** A question to the secretariat, from the first word to the consent. */
export const askSecretariat = new Composer<BotContext>();

askSecretariat.command("ask_secretariat", async (context) => {
  if (!isAddressed(context)) return;
  if (context.chat.type !== "private") await inPrivate(context);
  else if (await isWithinLimits(context)) await askDirectly(context, withoutMention(context, context.match));
});

/** Leads from a group to the private chat: what somebody asks the secretariat is theirs alone. */
export async function inPrivate(context: BotContext): Promise<void> {
  const url = `https://t.me/${context.me.username}?start=ask_secretariat`;
  await context.reply(say(context, "secretariat-in-private"), {
    reply_markup: await keyboard(context, [[{ text: say(context, "secretariat-open"), url }]]),
  });
}

/** Begins a question that the bot was not asked first; empty where it is still to be written. */
export async function askDirectly(context: BotContext, text: string): Promise<void> {
  if (text.length > LONGEST_QUESTION) {
    await context.reply(say(context, "too-long"));
    return;
  }
  const { text: question, masked } = readText(context, text.trim());
  await begin(context, await newDraft(context, question, "asked-directly"));
  if (masked) await context.reply(say(context, "masked"));
}

/** The question of a turn goes to the secretariat; false where the turn is not there any more. */
export async function escalateTurn(context: BotContext, id: number): Promise<boolean> {
  const turn = context.from && (await context.services.conversations.ofId(id, context.from.id));
  if (!turn) return false;
  const reason = turn.outcome === "unanswered" ? "unanswered" : "rated-down";
  await begin(context, await newDraft(context, turn.question, reason, turn));
  return true;
}

/** Goes on with an answered ticket; while a question of it waits, another one has to be asked anew. */
export async function continueTicket(context: BotContext, ticket: Ticket): Promise<boolean> {
  if (!ticket.content) return false;
  if (ticket.state === "open") {
    await context.reply(say(context, "ticket-continue-waiting", { number: ticket.number }));
    return true;
  }
  const { chat, language, name, replyTo } = ticket.content;
  await begin(context, {
    chat,
    language,
    question: "",
    turns: [],
    reason: "continued",
    found: [],
    replyTo,
    ...(name === undefined ? {} : { name }),
    awaiting: "question",
    continues: ticket.id,
  });
  return true;
}

async function begin(context: BotContext, content: TicketContent): Promise<void> {
  const { escalation } = context.services;
  if (!context.from) return;
  if (!escalation) {
    await showTextToCopy(context, content.question);
    return;
  }
  const draft = await escalation.tickets.putDraft(context.from.id, content);
  if (content.awaiting === undefined) await showDraft(context, draft, false);
  else await askForText(context, draft, content.awaiting);
}
