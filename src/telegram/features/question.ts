import { Composer } from "grammy";
import { asAnswer } from "../../answering/as-answer.ts";
import type { AnsweredOutcome, Outcome } from "../../answering/outcome.ts";
import { maskPersonalData } from "../../conversation/mask-personal-data.ts";
import type { Passage } from "../../knowledge/document.ts";
import { newTurnId } from "../../storage/conversations.ts";
import { isAddressed, withoutMention } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { createDraftStream } from "../draft-stream.ts";
import { type ButtonWish, keyboard } from "../keyboard.ts";
import { renderAnswer } from "../render-answer.ts";
import { splitMessage } from "../split-message.ts";

const LONGEST_QUESTION = 1000;
const TYPING_AFTER = 300;
const LIMITS = [
  { name: "minute", of: "person", most: 20, window: 60_000 },
  { name: "day", of: "person", most: 300, window: 24 * 3600 * 1000 },
] as const;
/** In a group many write; each is held to their own limits, all together to one more. */
const GROUP_LIMITS = [{ name: "minute", of: "chat", most: 60, window: 60_000 }, ...LIMITS] as const;
/** Invisible characters hide words from people; nothing is read or shown of them. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What people write, and what they write anew. */
export const question = new Composer<BotContext>();

question.on("message:text", async (context) => {
  if (!isAddressed(context) || !(await isWithinLimits(context))) return;
  await answerText(context, withoutMention(context, context.message.text));
});

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
  const snapshot = services.current();
  const phones = [...snapshot.knowledge.contacts.values()].flatMap((contact) => contact.phones ?? []);
  const { text: asked, masked } = maskPersonalData(text.replace(HIDDEN, ""), phones);
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
  await services.conversations.add({ ...turn, questionMessage: context.message?.message_id, answerMessage });
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

/** Sends or edits; returns the id of the message that holds the answer. */
async function sendOutcome(
  context: BotContext,
  outcome: Outcome,
  turn?: number,
  editing?: number,
): Promise<number | undefined> {
  const html = outcome.kind === "answered" ? renderAnswer(outcome) : undefined;
  const options = {
    link_preview_options: { is_disabled: true },
    ...(html === undefined ? {} : { parse_mode: "HTML" as const }),
    reply_markup: await keyboard(context, buttonsFor(context, outcome, turn)),
  };
  if (editing !== undefined && context.chat) {
    await context.api.editMessageText(context.chat.id, editing, html ?? outcome.text, options);
    return editing;
  }
  const inGroup =
    context.chat?.type !== "private" && context.message
      ? { reply_parameters: { message_id: context.message.message_id } }
      : {};
  const parts = html === undefined ? splitMessage(outcome.text) : [html];
  let last: number | undefined;
  for (const [index, part] of parts.entries()) {
    const { reply_markup, ...others } = options;
    const isLast = index === parts.length - 1;
    last = (await context.reply(part, { ...others, ...inGroup, ...(isLast ? { reply_markup } : {}) })).message_id;
  }
  return last;
}

function buttonsFor(context: BotContext, outcome: Outcome, turn: number | undefined): ButtonWish[][] {
  const toSection = ({
    document,
    section,
    heading,
  }: {
    document: string;
    section: string;
    heading: string;
  }): ButtonWish[] => [{ text: heading, action: { kind: "section", document, section } }];
  if (outcome.kind === "clarify") return outcome.choices.map(toSection);
  const related = outcome.kind === "answered" ? outcome.related.map(toSection) : [];
  const votes: ButtonWish[] =
    turn === undefined || (outcome.kind !== "answered" && outcome.kind !== "unanswered")
      ? []
      : [
          { text: "👍", action: { kind: "vote", turn, verdict: "up" } },
          { text: "👎", action: { kind: "vote", turn, verdict: "down" } },
        ];
  // A group has many readers; a long keyboard under every answer would be in their way.
  return context.chat?.type === "private" ? [...related, votes] : [votes];
}

/** What a follow-up would be about. */
function subjectOf(outcome: AnsweredOutcome): string {
  const [, subject = ""] = /^[^:]*: (.*?)(?:, [^,]*)?$/u.exec(outcome.source) ?? [];
  return subject.split(" — ").at(-1) ?? subject;
}

/** A person over the limit is told once, then met with silence. */
async function isWithinLimits(context: BotContext): Promise<boolean> {
  const who = { person: context.from?.id ?? 0, chat: context.chat?.id ?? 0 };
  const result = await context.services.limits.use(context.chat?.type === "private" ? LIMITS : GROUP_LIMITS, who);
  if (result.kind === "over" && !result.told) await context.reply(say(context, "too-many"));
  return result.kind === "allowed";
}
