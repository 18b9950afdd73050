import type { Ticket, TicketContent } from "../escalation/ticket.ts";
import { type BotContext, say } from "./bot-context.ts";
import { keyboard } from "./keyboard.ts";

/** Asks for a text; the next one that comes is taken for it. */
export async function askForText(
  context: BotContext,
  draft: Ticket,
  what: NonNullable<TicketContent["awaiting"]>,
): Promise<void> {
  const { escalation } = context.services;
  if (!escalation || !draft.content) return;
  await escalation.tickets.changeDraft(draft.id, { ...draft.content, awaiting: what });
  const prompts = {
    question: say(context, "draft-write-question"),
    name: say(context, "draft-write-name"),
    email: say(context, "draft-write-mail"),
  };
  const step = draft.content.question === "" ? ("cancel" as const) : ("back" as const);
  const text = step === "cancel" ? say(context, "draft-cancel") : say(context, "back");
  await context.reply(prompts[what], {
    reply_markup: await keyboard(context, [[{ text, action: { kind: "draft", draft: draft.id, step } }]]),
  });
}
