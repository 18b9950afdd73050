import type { Language } from "../knowledge/language.ts";
import type { StoredTicket } from "../storage/stored-ticket.ts";

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
  /** The draft that a follow-up was; a first question keeps the row of its draft. */
  readonly sentFrom?: number;
  /** The question that follows up an answered ticket; the first question stays in `question`. */
  readonly followUp?: string;
  /** The last answer, for a proposal to the knowledge. */
  readonly answer?: string;
  /** What the next text of the asker is meant for, while it is a draft. */
  readonly awaiting?: "question" | "name" | "email";
  /** The answered ticket that a draft goes on with. */
  readonly continues?: number;
}

export type Ticket = StoredTicket<TicketContent>;

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
