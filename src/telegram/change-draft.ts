import { MOST_A_DAY } from "../escalation/send-ticket.ts";
import type { TicketContent } from "../escalation/ticket.ts";
import type { DraftStep } from "./actions.ts";
import { askForText } from "./ask-for-text.ts";
import { type BotContext, say } from "./bot-context.ts";
import { fingerprintOf, keepDraft } from "./show-draft.ts";
import { showStatus } from "./show-status.ts";
import { tellDate } from "./tell-date.ts";

/** A press comes soon after the sending, if it was sent. */
const MOST_LOOKED_AT = 50;

/** A button under a draft; false where the draft is not there any more. */
export async function changeDraft(
  context: BotContext,
  { draft: id, step, seen }: { readonly draft: number; readonly step: DraftStep; readonly seen?: string | undefined },
): Promise<boolean> {
  const { escalation } = context.services;
  const draft = context.from && (await escalation?.tickets.draft(context.from.id));
  if (!escalation || !context.from || draft?.id !== id || !draft.content)
    return step === "send" && escalation !== undefined && tellWhatBecame(context, id);
  const { awaiting: _, ...content } = draft.content;
  const show = (changed: TicketContent) => keepDraft(context, draft, changed, true);
  switch (step) {
    case "cancel":
      await escalation.tickets.dropDraft(context.from.id);
      await context.editMessageText(say(context, "draft-cancelled"));
      return true;
    case "back":
      await show(content);
      return true;
    case "no-name": {
      const { name: _name, ...nameless } = content;
      await show(nameless);
      return true;
    }
    case "chat":
      await show({ ...content, replyTo: { kind: "chat" } });
      return true;
    case "question":
    case "name":
    case "email":
      await askForText(context, { ...draft, content }, step);
      return true;
    case "send":
      if (content.replyTo.kind === "email" && content.replyTo.address === "")
        await askForText(context, { ...draft, content }, "email");
      // Changed since: shown as it is now, and consent is asked for anew.
      else if (seen !== fingerprintOf(await escalation.preview(content), content.replyTo)) await show(content);
      else await send(context, id);
      return true;
  }
}

/** Takes an earlier question of the conversation along, or leaves it out again. */
export async function toggleTurn(context: BotContext, id: number, index: number): Promise<boolean> {
  const { escalation } = context.services;
  const draft = context.from && (await escalation?.tickets.draft(context.from.id));
  if (draft?.id !== id || !draft.content) return false;
  const turns = draft.content.turns.map((turn, at) => (at === index ? { ...turn, included: !turn.included } : turn));
  await keepDraft(context, draft, { ...draft.content, turns }, true);
  return true;
}

async function send(context: BotContext, id: number): Promise<void> {
  const { escalation } = context.services;
  if (!escalation || !context.from || !context.chat) return;
  const result = await escalation.send({ person: context.from.id, chat: context.chat.id }, id);
  switch (result.kind) {
    case "sent": {
      const { number, expectedBy, working } = result;
      const date = tellDate(context.language, expectedBy);
      const sent = say(context, "ticket-sent", { number });
      const when = working
        ? say(context, "ticket-expected", { date })
        : say(context, "ticket-expected-later", { date });
      await context.editMessageText(`${sent}\n\n${when}\n\n${say(context, "ticket-status-hint")}`);
      return;
    }
    case "sent before":
      await context.editMessageText(say(context, "ticket-sent-before", { number: result.number }));
      return;
    case "too many":
      await context.reply(say(context, "ticket-too-many", { most: MOST_A_DAY }));
      return;
    case "no draft":
      await tellWhatBecame(context, id);
  }
}

/** Of a draft that is none any more: sent by the first of two presses, or replaced, or too old. */
async function tellWhatBecame(context: BotContext, draft: number): Promise<true> {
  const { escalation } = context.services;
  const tickets = context.from ? await escalation?.tickets.ofPerson(context.from.id, MOST_LOOKED_AT) : [];
  const sent = tickets?.some(({ id, content }) => id === draft || content?.sentFrom === draft);
  if (!sent || !(await showStatus(context))) await context.reply(say(context, "draft-gone"));
  return true;
}
