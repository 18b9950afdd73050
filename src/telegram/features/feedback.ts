import { Composer } from "grammy";
import { maskPersonalData } from "../../conversation/mask-personal-data.ts";
import { type BotContext, say } from "../bot-context.ts";
import { escalateButton } from "../escalate-button.ts";
import { keyboard } from "../keyboard.ts";
import { onText } from "../on-text.ts";

const REASONS = ["wrong", "old", "incomplete", "unclear"] as const;
const LONGEST_NOTE = 500;

/** A reply to "what should change" is a note, not a question. */
export const feedback = new Composer<BotContext>();

feedback.use(
  onText(async (context, next) => {
    const asked = context.message.reply_to_message;
    const noted = asked?.from?.id === context.me.id && asked.text === say(context, "feedback-note");
    const turn = noted ? await lastRated(context) : undefined;
    if (turn === undefined) return next();
    const { text } = maskPersonalData(context.message.text.slice(0, LONGEST_NOTE));
    await context.services.conversations.addNote(turn, context.from.id, text);
    await context.reply(say(context, "feedback-note-thanks"));
  }),
);

export async function vote(context: BotContext, turn: number, verdict: "up" | "down"): Promise<void> {
  if (!context.from) return;
  await context.services.conversations.addFeedback(turn, context.from.id, verdict);
  if (verdict === "up") {
    await context.reply(say(context, "feedback-thanks"));
    return;
  }
  const rows = REASONS.map((reason) => [
    { text: say(context, `feedback-${reason}`), action: { kind: "reason" as const, turn, reason } },
  ]);
  const escalate = context.chat?.type === "private" ? [escalateButton(context, turn)] : [];
  await context.reply(say(context, "feedback-why"), { reply_markup: await keyboard(context, [...rows, escalate]) });
}

export async function giveReason(context: BotContext, turn: number, reason: (typeof REASONS)[number]): Promise<void> {
  if (!context.from) return;
  await context.services.conversations.addFeedback(turn, context.from.id, "down", reason);
  await context.reply(say(context, "feedback-note"), { reply_markup: { force_reply: true } });
}

async function lastRated(context: BotContext): Promise<number | undefined> {
  return context.from && (await context.services.conversations.lastRated(context.from.id));
}
