import type { Passage } from "../knowledge/document.ts";
import { analyzeText } from "../language/analyze-text.ts";
import type { QuestionTerm, ReadQuestion } from "../language/read-question.ts";
import { type FoundPassage, passageKeys } from "../retrieval/find-passages.ts";
import { type Snapshot, searchKeys } from "../retrieval/passage-index.ts";
import { answerUnits } from "./answer-units.ts";

/** How much of a question's meaning must stand in a passage for it to be the answer, 0 to 1. */
export interface CoverageThresholds {
  readonly enough: number;
  /** The same where a word of the question is unknown to the whole knowledge. */
  readonly withUnknown: number;
  /** A person who tells their story uses many words that no procedure repeats; its concepts must all be there instead. */
  readonly procedure: number;
}

/** Calibrated by `node scripts/calibrate.ts`; decisions/004 has the curve. */
export const COVERAGE: CoverageThresholds = { enough: 0.62, withUnknown: 0.75, procedure: 0.35 };

/** A name that stands in this share of all passages goes without saying, like the commission's own. */
const SELF_EVIDENT = 0.3;

const concepts = (names: string) => names.split(" ").map((name) => `concept:${name}`);
/** Concepts that name the thing asked for; a passage without it cannot answer, however well the rest fits. */
const DEMANDED = concepts(
  "budget phone email address chair stateless guide next website police test ngo person hours obtain",
);
/** The same where it is asked who did it or when. */
const DEMANDED_OF_DEEDS = concepts("fund coordinate merge implement found change");

const COUNT =
  /(?<!\d)\d{1,3}(?!\d)|\d[.,]\d|ჯერ|(?<!\p{L})(?:ერთი|ორი|სამი|ოთხი|ხუთი|ექვსი|შვიდი|რვა|ცხრა|ათი)(?!\p{L}{4})|twice|once|\b(?:two|three|four|five|nine)\b|(?:дв|тр|четыр|пят|девят)\p{L}*/iu;

/** Whether a passage answers a question, or only speaks of some of its words. */
export function isAnswered(
  question: ReadQuestion,
  found: FoundPassage,
  snapshot: Snapshot,
  thresholds: CoverageThresholds = COVERAGE,
): boolean {
  const { passage, missing, coverage } = found;
  if (question.terms.length === 0) return false;
  const keys = passageKeys(passage, snapshot);
  if (question.terms.some((term) => isDemanded(term, question, snapshot) && !holdsMeaning(term, keys))) return false;
  if (isDeed(question) && !isSubject(question, passage, snapshot)) return false;
  const amount = question.intents.has("amount") || question.labels.has("concept:budget");
  if (amount && !tellsAmount(question, passage, snapshot)) return false;
  if (passage.kind === "procedure" && tellsStory(question, missing)) return coverage >= thresholds.procedure;
  const unknown = missing.some((term) => !term.known && term.importance === 1);
  return coverage >= (unknown ? thresholds.withUnknown : thresholds.enough);
}

/** Figures, counted things, names and demanded concepts are never answered by a passage that does not hold them. */
function isDemanded(term: QuestionTerm, question: ReadQuestion, snapshot: Snapshot): boolean {
  if (term.counted || /^\d/.test(term.surface)) return true;
  const deed = question.intents.has("who") || question.intents.has("when");
  if (term.keys.some((key) => DEMANDED.includes(key) || (deed && DEMANDED_OF_DEEDS.includes(key)))) return true;
  return term.keys.some((key) => key.startsWith("term:") && !isSelfEvident(key, question, snapshot));
}

function isDeed(question: ReadQuestion): boolean {
  return question.intents.has("who") && DEMANDED_OF_DEEDS.some((concept) => question.labels.has(concept));
}

/** Who did or does a thing is told where the thing is the subject, not where its name happens to stand beside another. */
function isSubject(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const subject = new Set(
    searchKeys(analyzeText([passage.title, passage.heading, ...passage.questions].join(" ; ")), snapshot.glossary),
  );
  const named = question.terms.filter((term) =>
    term.keys.some((key) => key.startsWith("term:") && !isSelfEvident(key, question, snapshot)),
  );
  return (
    passage.kind === "text" ||
    named.every((term) => term.keys.some((key) => key.startsWith("term:") && subject.has(key)))
  );
}

/** Where a word has a concept or a name, that must be held; a like-sounding stem is not enough. */
function holdsMeaning(term: QuestionTerm, keys: ReadonlySet<string>): boolean {
  const meanings = term.keys.filter((key) => key.startsWith("concept:") || key.startsWith("term:"));
  return (meanings.length > 0 ? meanings : term.keys).some((key) => keys.has(key));
}

function isSelfEvident(key: string, question: ReadQuestion, snapshot: Snapshot): boolean {
  const index = snapshot.languages.get(question.language) ?? snapshot.languages.values().next().value;
  return index !== undefined && index.lexical.documentFrequency(key) >= SELF_EVIDENT * index.passages.length;
}

/**
 * A sum or a count must stand in a sentence of the passage together with the names that were asked about, unless the
 * passage's title or heading has them: a budget is always somebody's.
 */
function tellsAmount(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const named = question.terms.filter((term) => term.counted || term.keys.some((key) => key.startsWith("term:")));
  const keysOf = (text: string) => searchKeys(analyzeText(text), snapshot.glossary);
  const around = keysOf(`${passage.title} ${passage.heading}`);
  return answerUnits(passage).some((unit) => {
    if (unit.kind === "item" || (unit.kind === "sentence" && !COUNT.test(unit.text))) return false;
    const keys = new Set([...around, ...keysOf(unit.kind === "list" ? unit.lead : unit.text)]);
    const wanted = question.labels.has("concept:budget") ? [{ keys: ["concept:budget"] }, ...named] : named;
    return wanted.every((term) => term.keys.some((key) => keys.has(key)));
  });
}

function tellsStory(question: ReadQuestion, missing: readonly QuestionTerm[]): boolean {
  const meant = question.terms.filter((term) => term.keys.some((key) => key.startsWith("concept:")));
  return meant.length >= 2 && question.terms.length >= 3 && !missing.some((term) => meant.includes(term));
}
