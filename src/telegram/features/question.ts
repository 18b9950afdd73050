import { Composer } from "grammy";
import { asAnswer } from "../../answering/as-answer.ts";
import type { AnsweredOutcome, Outcome } from "../../answering/outcome.ts";
import type { Passage } from "../../knowledge/document.ts";
import { newTurnId } from "../../storage/conversations.ts";
import { isAddressed, withoutMention } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { createDraftStream } from "../draft-stream.ts";
import { onText } from "../on-text.ts";
import { LONGEST_QUESTION, readText } from "../read-text.ts";
import { sendOutcome } from "../send-outcome.ts";
import { isWithinLimits } from "../within-limits.ts";

const TYPING_AFTER = 300;

/** What people write, and what they write anew. */
export const question = new Composer<BotContext>();

question.use(
  onText(async (context) => {
    if (isAddressed(context) && (await isWithinLimits(context)))
      await answerText(context, withoutMention(context, context.message.text));
  }),
);

question.on("edited_message:text", async (context) => {
  const { message_id, text } = context.editedMessage;
  const turn = await context.services.conversations.ofQuestion(context.chat.id, message_id);
  if (turn?.answerMessage === undefined || !(await isWithinLimits(context))) return;
  await answerText(context, withoutMention(context, text), { turn: turn.id, message: turn.answerMessage });
});

/** Answers a text; `anew` names the turn and the message that an edited question had. */
export async function answerText(
  context: BotContext,
  text: string,
  anew?: { readonly turn: number; readonly message: number },
): Promise<void> {
  const { services, chat, from } = context;
  if (!chat || !from) return;
  if (text.length > LONGEST_QUESTION) {
    await context.reply(say(context, "too-long"));
    return;
  }
  const { text: asked, masked } = readText(context, text);
  const begun = performance.now();
  const outcome = await writeAnswer(context, asked);
  services.observe(outcome.kind, outcome.language, (performance.now() - begun) / 1000);

  const turn = {
    id: anew?.turn ?? newTurnId(),
    chat: chat.id,
    person: from.id,
    question: asked,
    subject: outcome.kind === "answered" ? subjectOf(outcome) : "",
    outcome: outcome.kind,
    language: outcome.language,
  };
  if (anew) {
    await services.conversations.update(anew.turn, turn);
    await sendOutcome(context, outcome, anew.turn, anew.message);
    return;
  }
  const answerMessage = await sendOutcome(context, outcome, turn.id);
  // The answer is out: where it cannot be noted, a follow-up is not understood, but nothing is said twice.
  await services.conversations
    .add({ ...turn, questionMessage: context.message?.message_id, answerMessage })
    .catch((error: Error) => services.logger.error({ reason: error.message }, "turn not noted"));
  if (masked) await context.reply(say(context, "masked"));
}

/** A section that was chosen from the menu, told as an answer. */
export async function replyToSection(context: BotContext, passage: Passage): Promise<void> {
  await sendOutcome(context, asAnswer(passage));
}

/** Lets an answer be written: typing where it takes a moment, drafts where it takes longer, what there is on a stop. */
async function writeAnswer(context: BotContext, asked: string): Promise<Outcome> {
  const { services, chat, api } = context;
  const chatId = chat?.id ?? 0;
  const stop = new AbortController();
  services.running.set(chatId, stop);
  const draft = createDraftStream({ api, chat: chatId, draftId: context.update.update_id });
  const typing = setTimeout(() => void context.replyWithChatAction("typing").catch(() => {}), TYPING_AFTER);
  try {
    return await services.answer(asked, services.current(), {
      signal: stop.signal,
      earlier: () => services.conversations.recent(chatId),
      onPart: (text) => {
        if (chat?.type === "private") draft.update(text);
      },
    });
  } finally {
    clearTimeout(typing);
    draft.end();
    services.running.delete(chatId);
  }
}

/** What a follow-up would be about. */
function subjectOf(outcome: AnsweredOutcome): string {
  const [, subject = ""] = /^[^:]*: (.*?)(?:, [^,]*)?$/u.exec(outcome.source.split("\n")[0] ?? "") ?? [];
  return subject.split(" — ").at(-1) ?? subject;
}
