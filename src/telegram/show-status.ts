import type { Ticket } from "../escalation/escalation-parts.ts";
import { currentQuestion } from "../escalation/ticket.ts";
import { type BotContext, say } from "./bot-context.ts";
import { type ButtonWish, keyboard } from "./keyboard.ts";
import { tellDate } from "./tell-date.ts";

const MOST_SHOWN = 5;
const LONGEST_QUESTION = 80;

/** The last questions with their state; false where there are none. In a group nobody's are shown. */
export async function showStatus(context: BotContext): Promise<boolean> {
  const { escalation } = context.services;
  if (!escalation || !context.from || context.chat?.type !== "private") return false;
  const shown = await escalation.tickets.ofPerson(context.from.id, MOST_SHOWN);
  if (shown.length === 0) return false;
  const rows = shown
    .filter(({ state }) => state === "open")
    .map(({ id, number }): ButtonWish[] => [
      { text: say(context, "status-withdraw", { number }), action: { kind: "ticket", ticket: id, step: "withdraw" } },
    ]);
  await context.reply(shown.map((ticket) => statusLine(context, ticket)).join("\n\n"), {
    reply_markup: await keyboard(context, rows),
  });
  return true;
}

function statusLine(context: BotContext, { number, state, content, openedAt }: Ticket): string {
  const date = tellDate(context.language, openedAt);
  const asked = content ? currentQuestion(content) : "";
  const question = asked.length > LONGEST_QUESTION ? `${asked.slice(0, LONGEST_QUESTION - 1)}…` : asked;
  return state === "open"
    ? say(context, "status-open", { number, date, question })
    : say(context, "status-answered", { number, date, question });
}
