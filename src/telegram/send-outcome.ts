import type { Outcome, RelatedSection } from "../answering/outcome.ts";
import { type BotContext, say } from "./bot-context.ts";
import { escalateButton } from "./escalate-button.ts";
import { type ButtonWish, keyboard } from "./keyboard.ts";
import { renderAnswer } from "./render-answer.ts";
import { rewordButtons } from "./reword-buttons.ts";
import { splitMessage } from "./split-message.ts";

/** Sends or edits; returns the id of the message that holds the answer. */
export async function sendOutcome(
  context: BotContext,
  outcome: Outcome,
  turn?: number,
  editing?: number,
): Promise<number | undefined> {
  const html = outcome.kind === "answered" ? renderAnswer(outcome) : undefined;
  // In a group they would be in everybody's way.
  const nearest = context.chat?.type === "private" && outcome.kind === "unanswered" ? (outcome.nearest ?? []) : [];
  const plain = nearest.length === 0 ? outcome.text : `${outcome.text}\n\n${say(context, "nearest-sections")}`;
  const options = {
    link_preview_options: { is_disabled: true },
    ...(html === undefined ? {} : { parse_mode: "HTML" as const }),
    reply_markup: await keyboard(context, buttonsFor(context, outcome, nearest, turn)),
  };
  if (editing !== undefined && context.chat) {
    await context.api.editMessageText(context.chat.id, editing, html ?? plain, options);
    return editing;
  }
  const inGroup =
    context.chat?.type !== "private" && context.message
      ? { reply_parameters: { message_id: context.message.message_id } }
      : {};
  const parts = html === undefined ? splitMessage(plain) : [html];
  let last: number | undefined;
  for (const [index, part] of parts.entries()) {
    const { reply_markup, ...others } = options;
    const isLast = index === parts.length - 1;
    last = (await context.reply(part, { ...others, ...inGroup, ...(isLast ? { reply_markup } : {}) })).message_id;
  }
  return last;
}

function buttonsFor(
  context: BotContext,
  outcome: Outcome,
  nearest: readonly RelatedSection[],
  turn: number | undefined,
): ButtonWish[][] {
  const toSection = ({ document, section, heading }: RelatedSection): ButtonWish[] => [
    { text: heading, action: { kind: "section", document, section } },
  ];
  if (outcome.kind === "clarify") return outcome.choices.map(toSection);
  const related =
    outcome.kind === "answered" ? [...outcome.related.map(toSection), rewordButtons(context, outcome)] : [];
  const votes: ButtonWish[] =
    turn === undefined || (outcome.kind !== "answered" && outcome.kind !== "unanswered")
      ? []
      : [
          { text: "👍", action: { kind: "vote", turn, verdict: "up" } },
          { text: "👎", action: { kind: "vote", turn, verdict: "down" } },
        ];
  const escalate = turn !== undefined && outcome.kind === "unanswered" ? [escalateButton(context, turn)] : [];
  // A group has many readers; a long keyboard under every answer would be in their way.
  return context.chat?.type === "private" ? [...related, ...nearest.map(toSection), escalate, votes] : [votes];
}
