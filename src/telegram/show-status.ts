import { answersPastBot } from "../escalation/escalation-settings.ts";
import { currentQuestion, type Ticket } from "../escalation/ticket.ts";
import { plainLine } from "../language/plain-line.ts";
import { type BotContext, say } from "./bot-context.ts";
import { type ButtonWish, keyboard } from "./keyboard.ts";
import { tellDate } from "./tell-date.ts";

/** So many fit into a message; more open ones come up when some are answered or taken back. */
const MOST_OPEN = 20;
const MOST_ANSWERED = 5;
const LONGEST_QUESTION = 80;

/** The open questions and the last answered ones; false where there are none. In a group nobody's are shown. */
export async function showStatus(context: BotContext): Promise<boolean> {
  const { escalation } = context.services;
  if (!escalation || !context.from || context.chat?.type !== "private") return false;
  const tickets = await escalation.tickets.ofPerson(context.from.id, MOST_OPEN + MOST_ANSWERED);
  const open = tickets.filter(({ state }) => state === "open").slice(0, MOST_OPEN);
  const shown = [...open, ...tickets.filter(({ state }) => state === "answered").slice(0, MOST_ANSWERED)];
  if (shown.length === 0) return false;
  const rows = open.map(({ id, number }): ButtonWish[] => [
    { text: say(context, "status-withdraw", { number }), action: { kind: "ticket", ticket: id, step: "withdraw" } },
  ]);
  await context.reply(shown.map((ticket) => statusLine(context, ticket)).join("\n\n"), {
    reply_markup: await keyboard(context, rows),
  });
  return true;
}

/** How one question stands, in a sentence. */
export function statusLine(context: BotContext, { number, state, content, openedAt }: Ticket): string {
  const { settings } = context.services.escalation ?? {};
  const values = {
    number,
    date: tellDate(context.language, openedAt),
    question: content ? plainLine(currentQuestion(content), LONGEST_QUESTION) : "",
  };
  if (state !== "open") return say(context, "status-answered", values);
  return content && settings && answersPastBot(content, settings)
    ? say(context, "status-by-mail", values)
    : say(context, "status-open", values);
}
