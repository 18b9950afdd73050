import { Composer } from "grammy";
import type { TicketStep } from "../actions.ts";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { keyboard } from "../keyboard.ts";
import { showStatus, statusLine } from "../show-status.ts";
import { continueTicket, inPrivate } from "./ask-secretariat.ts";

/** Where the questions of a person to the secretariat stand, and taking one back. */
export const tickets = new Composer<BotContext>();

tickets.command("status", async (context) => {
  if (!isAddressed(context)) return;
  if (context.chat.type !== "private") await inPrivate(context);
  else if (!(await showStatus(context))) await context.reply(say(context, "status-none"));
});

/** A button under a ticket's message; false where it does nothing any more. */
export async function changeTicket(context: BotContext, id: number, step: TicketStep): Promise<boolean> {
  const { escalation } = context.services;
  const ticket = await escalation?.tickets.byId(id);
  if (!escalation || !context.from || !ticket) return false;
  const { number } = ticket;
  if (ticket.state === "withdrawn" && (step === "withdraw" || step === "withdraw-confirmed")) {
    await context.reply(say(context, "withdrawn", { number }));
    return true;
  }
  if (!(await escalation.tickets.belongsTo(id, context.from.id))) return false;
  switch (step) {
    case "withdraw": {
      if (ticket.state !== "open") {
        await context.reply(statusLine(context, ticket));
        return true;
      }
      const action = (name: TicketStep) => ({ kind: "ticket" as const, ticket: id, step: name });
      const row = [
        { text: say(context, "withdraw-yes"), action: action("withdraw-confirmed") },
        { text: say(context, "withdraw-no"), action: action("keep") },
      ];
      await context.reply(say(context, "withdraw-confirm", { number }), {
        reply_markup: await keyboard(context, [row]),
      });
      return true;
    }
    case "withdraw-confirmed": {
      const withdrawn = await escalation.withdraw.one(context.from.id, id);
      // Answered between the question whether to withdraw and the yes.
      const now = withdrawn ? undefined : await escalation.tickets.byId(id);
      await context.editMessageText(now ? statusLine(context, now) : say(context, "withdrawn", { number }));
      return true;
    }
    case "keep":
      await context.editMessageText(say(context, "withdraw-kept", { number }));
      return true;
    case "helpful":
      await escalation.tickets.setVerdict(id, "up");
      await context.reply(say(context, "feedback-thanks"));
      return true;
    case "unhelpful":
      await escalation.tickets.setVerdict(id, "down");
      await context.reply(say(context, "ticket-unhelpful"));
      return true;
    case "continue":
      return continueTicket(context, ticket);
  }
}
