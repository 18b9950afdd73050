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

/** A section that may interest next. */
export interface RelatedSection {
  readonly document: string;
  readonly section: string;
  readonly heading: string;
}

interface AnyOutcome {
  readonly language: Language;
  /** What the person reads, without markup. */
  readonly text: string;
  readonly passages: readonly RankedPassage[];
}

/** An answer and the parts that its text is made of, for channels that can show more than text. */
export interface AnsweredOutcome extends AnyOutcome {
  readonly kind: "answered";
  /** `fixed`: a card or a section as it stands; `quoted`: sentences of a passage; `written`: by a model, checked. */
  readonly made: "fixed" | "quoted" | "written";
  readonly citations: readonly [Citation, ...Citation[]];
  /** What stands before the answer: that the source is in another language, that the asker's is not spoken. */
  readonly notes: readonly string[];
  readonly body: string;
  /** The date, the sum or the name that was asked for, as it stands in the body; empty where none stands out. */
  readonly keyFact: string;
  /** `Source: …, as of …` */
  readonly source: string;
  readonly link: string | undefined;
  readonly related: readonly RelatedSection[];
}

export interface ClarifyOutcome extends AnyOutcome {
  readonly kind: "clarify";
  readonly citations: readonly [];
  readonly choices: readonly RelatedSection[];
}

export interface PlainOutcome extends AnyOutcome {
  readonly kind: "unanswered" | "greeting" | "declined";
  readonly citations: readonly [];
  /** Sections that lie near an unanswered question: not an answer, but what may have been meant in other words. */
  readonly nearest?: readonly RelatedSection[];
}

/** What goes out for a question. Only `answered` speaks of facts, and only it has citations. */
export type Outcome = AnsweredOutcome | ClarifyOutcome | PlainOutcome;
