import { Composer } from "grammy";
import { sameQuestionKey } from "../../escalation/ticket.ts";
import type { BotContext } from "../bot-context.ts";
import { isStaff } from "../is-staff.ts";
import { problemInGeorgian } from "../problem-in-georgian.ts";
import { splitMessage } from "../split-message.ts";

const DAY = 24 * 3600 * 1000;
const MOST_QUESTIONS = 200;
const MOST_GROUPS = 15;

/**
 * The commands of the secretariat's chat, in Georgian. Membership is asked for at each use; to everybody else these
 * commands do not exist.
 */
export const staff = new Composer<BotContext>();

staff.command(["stats", "unanswered", "reload", "check"], async (context) => {
  if (!(await isStaff(context))) return;
  const [, command = ""] = /^\/(\w+)/.exec(context.message?.text ?? "") ?? [];
  for (const part of splitMessage(await report(context, command))) await context.reply(part);
});

async function report(context: BotContext, command: string): Promise<string> {
  switch (command) {
    case "stats":
      return stats(context);
    case "unanswered":
      return unanswered(context);
    case "reload":
      await context.services.reload();
      return `მასალები თავიდან წავიკითხე: ${context.services.current().knowledge.documents.length} დოკუმენტი.`;
    default: {
      const problems = await context.services.check();
      return problems.length === 0 ? "მასალებში შეცდომა არ არის." : problems.map(problemInGeorgian).join("\n");
    }
  }
}

async function stats(context: BotContext): Promise<string> {
  const lines = [];
  for (const [name, days] of [
    ["24 საათში", 1],
    ["7 დღეში", 7],
    ["30 დღეში", 30],
  ] as const) {
    const counts = await context.services.conversations.counts(Date.now() - days * DAY);
    const of = (key: string) => counts[key] ?? 0;
    lines.push(
      `${name}: პასუხი — ${of("answered")}, უპასუხო — ${of("unanswered")}, სხვა თემა — ${of("declined")}, დაზუსტება — ${of("clarify")}, 👍 ${of("up")}, 👎 ${of("down")}`,
    );
  }
  const { escalation } = context.services;
  if (escalation) {
    const counts = await escalation.tickets.counts();
    const of = (key: string) => counts[key] ?? 0;
    lines.push(
      `კითხვები სამდივნოსთვის: ღია — ${of("open")}, პასუხგაცემული — ${of("answered")}, გაუქმებული — ${of("withdrawn")}; პასუხების შეფასება: 👍 ${of("up")}, 👎 ${of("down")}`,
    );
  }
  return lines.join("\n");
}

/** What people asked in vain in a week, the same questions together, the most frequent first. */
async function unanswered(context: BotContext): Promise<string> {
  const questions = await context.services.conversations.unanswered(Date.now() - 7 * DAY, MOST_QUESTIONS);
  const groups = new Map<string, { question: string; count: number }>();
  for (const { question } of questions) {
    const key = sameQuestionKey(question);
    const group = groups.get(key) ?? { question, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  if (groups.size === 0) return "ბოლო 7 დღეში უპასუხო კითხვა არ ყოფილა.";
  const lines = [...groups.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_GROUPS)
    .map(({ question, count }) => `${count} × ${question}`);
  return ["უპასუხო კითხვები ბოლო 7 დღეში:", ...lines].join("\n");
}
