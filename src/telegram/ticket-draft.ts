import { translateQuestion } from "../conversation/translate-question.ts";
import { answersInChat } from "../escalation/escalation-settings.ts";
import type { EscalationReason, TicketContent } from "../escalation/ticket.ts";
import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import { readQuestion } from "../language/read-question.ts";
import { ModelError } from "../models/model-error.ts";
import { findPassages } from "../retrieval/find-passages.ts";
import { sameSection } from "../retrieval/look-up-passage.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import type { Turn } from "../storage/conversations.ts";
import type { BotContext } from "./bot-context.ts";

/** So many sections are told to the secretariat as the nearest. */
const FOUND = 3;
/** A draft waits no longer for its translation, in milliseconds. */
const TRANSLATION_TIME = 8000;

/** The beginning of a question to the secretariat: what was asked in this chat, and the sections nearest to it. */
export async function newDraft(
  context: BotContext,
  question: string,
  reason: EscalationReason,
  asked?: Turn,
): Promise<TicketContent> {
  const { services, chat } = context;
  const chatId = chat?.id ?? 0;
  const { settings } = services.escalation ?? {};
  const earlier = (await services.conversations.recent(chatId)).filter(({ id }) => id !== asked?.id);
  return {
    chat: chatId,
    question,
    turns: earlier.map((turn) => ({ question: turn.question, subject: turn.subject, included: false })).reverse(),
    reason,
    ...(await readForSecretariat(context, question, asked?.language)),
    // Where nobody can answer here, the answer needs an address.
    replyTo: settings && answersInChat(settings) ? { kind: "chat" } : { kind: "email", address: "" },
    ...(question === "" ? { awaiting: "question" as const } : {}),
  };
}

/** A draft with another question; what lies nearest to it is looked up anew. */
export async function withQuestion(
  context: BotContext,
  draft: TicketContent,
  question: string,
): Promise<TicketContent> {
  const { translation: _, ...others } = draft;
  return { ...others, question, ...(await readForSecretariat(context, question)) };
}

/**
 * What goes with a question: its language, the sections nearest to it and, with a model, its translation into Georgian.
 *
 * @param known the language that it was answered in, which the conversation may have told
 */
async function readForSecretariat(
  context: BotContext,
  question: string,
  known?: Language,
): Promise<Pick<TicketContent, "language" | "found" | "translation">> {
  if (question === "") return { language: known ?? context.language, found: [] };
  const snapshot = context.services.current();
  const read = await readQuestion(question, snapshot);
  const language = known ?? read.language;
  const translation = language === "ka" ? undefined : await translated(context, question);
  return {
    language,
    found: findPassages(read, snapshot, FOUND).map(({ passage }) => inGeorgian(passage, snapshot)),
    ...(translation === undefined ? {} : { translation }),
  };
}

/** A section as staff know it, where the knowledge has it in Georgian. */
function inGeorgian(passage: Passage, snapshot: Snapshot): string {
  const georgian = snapshot.languages.get("ka");
  const { title, heading } = (georgian && sameSection(passage, georgian)) ?? passage;
  return `${title} — ${heading}`;
}

/** Undefined where there is no model, or it fails: the original is what counts. */
async function translated(context: BotContext, question: string): Promise<string | undefined> {
  const { chat, logger } = context.services;
  if (!chat) return undefined;
  await context.replyWithChatAction("typing").catch(() => {});
  try {
    return await translateQuestion(chat, question, AbortSignal.timeout(TRANSLATION_TIME));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    logger.warn({ reason: error.message }, "question not translated");
    return undefined;
  }
}
