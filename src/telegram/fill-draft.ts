import { z } from "zod";
import type { Ticket, TicketContent } from "../escalation/ticket.ts";
import { plainLine } from "../language/plain-line.ts";
import { type BotContext, say } from "./bot-context.ts";
import { LONGEST_QUESTION, readText } from "./read-text.ts";
import { keepDraft } from "./show-draft.ts";
import { withQuestion } from "./ticket-draft.ts";

const LONGEST_NAME = 100;
/** What somebody writes later than that is a question of its own, in milliseconds. */
const LONGEST_WAIT = 24 * 3600 * 1000;

/** A draft that waits for what its asker writes or says next, and for what. */
export interface WaitingDraft {
  readonly draft: Ticket;
  readonly content: TicketContent;
  readonly awaiting: NonNullable<TicketContent["awaiting"]>;
}

/** The draft of this person that waits for a text; only in a private chat. */
export async function waitingDraft({ services, chat, from }: BotContext): Promise<WaitingDraft | undefined> {
  if (!services.escalation || chat?.type !== "private" || !from) return undefined;
  const draft = await services.escalation.tickets.draft(from.id);
  if (draft?.content?.awaiting === undefined || Date.now() - draft.changedAt > LONGEST_WAIT) return undefined;
  const { awaiting, ...content } = draft.content;
  return { draft, content, awaiting };
}

export async function stopWaiting({ services }: BotContext, { draft, content }: WaitingDraft): Promise<void> {
  await services.escalation?.tickets.changeDraft(draft.id, content);
}

/** Takes a text for what the draft waits for and shows it anew; a text that does not fit is said to the person. */
export async function fillDraft(context: BotContext, waiting: WaitingDraft, text: string): Promise<void> {
  const content = await takeText(context, waiting.content, waiting.awaiting, text);
  if (content) await keepDraft(context, waiting.draft, content, false);
}

/** The draft with what was written; undefined where it does not fit, which is then said. */
async function takeText(
  context: BotContext,
  content: TicketContent,
  awaiting: WaitingDraft["awaiting"],
  text: string,
): Promise<TicketContent | undefined> {
  if (awaiting === "email") {
    const address = z.email().max(254).safeParse(text.trim());
    if (address.success) return { ...content, replyTo: { kind: "email", address: address.data } };
    await context.reply(say(context, "draft-wrong-mail"));
    return undefined;
  }
  if (text.length > LONGEST_QUESTION) {
    await context.reply(say(context, "too-long"));
    return undefined;
  }
  const { text: read, masked } = readText(context, text);
  if (read === "") {
    await context.reply(say(context, "draft-empty"));
    return undefined;
  }
  if (masked) await context.reply(say(context, "masked"));
  return awaiting === "name"
    ? { ...content, name: plainLine(read, LONGEST_NAME) }
    : withQuestion(context, content, read);
}
