import type { EscalationReason, TicketContent } from "../escalation/ticket.ts";
import { readQuestion } from "../language/read-question.ts";
import { findPassages } from "../retrieval/find-passages.ts";
import type { Turn } from "../storage/conversations.ts";
import type { BotContext } from "./bot-context.ts";

/** So many sections are told to the secretariat as the nearest. */
const FOUND = 3;

/** The beginning of a question to the secretariat: what was asked in this chat, and the sections nearest to it. */
export async function newDraft(
  context: BotContext,
  question: string,
  reason: EscalationReason,
  asked?: Turn,
): Promise<TicketContent> {
  const { services, chat, language } = context;
  const chatId = chat?.id ?? 0;
  const { answersComeBack = false, staffChat = false } = services.escalation?.settings ?? {};
  const earlier = (await services.conversations.recent(chatId)).filter(({ id }) => id !== asked?.id);
  return {
    chat: chatId,
    language: asked?.language ?? language,
    question,
    turns: earlier.map((turn) => ({ question: turn.question, subject: turn.subject, included: false })).reverse(),
    reason,
    found: await nearestSections(context, question),
    // Where nobody can answer here, the answer needs an address.
    replyTo: answersComeBack || staffChat ? { kind: "chat" } : { kind: "email", address: "" },
    ...(question === "" ? { awaiting: "question" as const } : {}),
  };
}

/** A draft with another question; what lies nearest to it is looked up anew. */
export async function withQuestion(
  context: BotContext,
  draft: TicketContent,
  question: string,
): Promise<TicketContent> {
  const { language } = await readQuestion(question, context.services.current());
  return { ...draft, question, language, found: await nearestSections(context, question) };
}

async function nearestSections({ services }: BotContext, question: string): Promise<string[]> {
  if (question === "") return [];
  const snapshot = services.current();
  const found = findPassages(await readQuestion(question, snapshot), snapshot, FOUND);
  return found.map(({ passage }) => `${passage.title} — ${passage.heading}`);
}
