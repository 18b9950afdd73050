import type { Language } from "../knowledge/language.ts";

/**
 * `draft`: shown to the asker, not sent; `open`: the secretariat's turn; `answered`; `withdrawn`: by the asker, with
 * everything but the number gone; `expired`: kept as long as it may be, and emptied.
 */
export const TICKET_STATES = ["draft", "open", "answered", "withdrawn", "expired"] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Why a question goes to the secretariat. */
export type EscalationReason = "unanswered" | "rated-down" | "asked-directly" | "continued";

/** An earlier question of the same conversation; sent only where the asker chose it. */
export interface IncludedTurn {
  readonly question: string;
  /** The section that answered it; empty where none did. */
  readonly subject: string;
  readonly included: boolean;
}

/** Everything of a ticket that only the asker and the secretariat may read. */
export interface TicketContent {
  /** Where the answer goes. */
  readonly chat: number;
  readonly language: Language;
  /** Masked. */
  readonly question: string;
  /** Of the question into Georgian, by a model; the original always stands beside it. */
  readonly translation?: string;
  readonly turns: readonly IncludedTurn[];
  readonly reason: EscalationReason;
  /** The sections that the bot looked at, the nearest first. */
  readonly found: readonly string[];
  /** Only where the asker added it. */
  readonly name?: string;
  readonly replyTo: { readonly kind: "chat" } | { readonly kind: "email"; readonly address: string };
  /** The question that follows up an answered ticket; the first question stays in `question`. */
  readonly followUp?: string;
  /** The last answer, for a proposal to the knowledge. */
  readonly answer?: string;
  /** What the next text of the asker is meant for, while it is a draft. */
  readonly awaiting?: "question" | "name" | "email";
  /** The answered ticket that a draft goes on with. */
  readonly continues?: number;
}

/** What is asked now: the question that follows up, else the first one. */
export function currentQuestion({ followUp, question }: Pick<TicketContent, "followUp" | "question">): string {
  return followUp ?? question;
}

/** `MSG-2026-00042` */
export function ticketNumber(year: number, sequence: number): string {
  return `MSG-${year}-${String(sequence).padStart(5, "0")}`;
}

/** The ticket numbers that stand in a text, each once. */
export function ticketNumbers(text: string): string[] {
  return [...new Set((text.match(/MSG-\d{4}-\d{5,}/gi) ?? []).map((number) => number.toUpperCase()))];
}

/** What makes two questions the same: letters and digits, nothing else. */
export function sameQuestionKey(question: string): string {
  return question
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
