import type { Language } from "../knowledge/language.ts";

/** The document and section that an answer stands in. */
export interface Citation {
  readonly document: string;
  readonly section: string;
  readonly title: string;
  readonly asOf: string;
}

export interface RankedPassage {
  readonly document: string;
  readonly section: string;
  readonly score: number;
}

/** What goes out for a question. Only `answered` speaks of facts, and only it has citations. */
export type Outcome = {
  readonly language: Language;
  /** What the person reads, without markup. */
  readonly text: string;
  readonly passages: readonly RankedPassage[];
} & (
  | { readonly kind: "answered"; readonly citations: readonly [Citation, ...Citation[]] }
  | { readonly kind: "unanswered" | "greeting" | "declined"; readonly citations: readonly [] }
  | { readonly kind: "clarify"; readonly choices: readonly string[]; readonly citations: readonly [] }
);
