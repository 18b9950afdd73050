import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { rankedPassages } from "./compose-answer.ts";
import type { Outcome } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";
import { YEAR } from "./year.ts";

/** Only passages this close to the best are readings of their own. */
const AS_GOOD = 0.85;
const MOST_CHOICES = 5;
/** A question with more subjects than this says which section it means. */
const MOST_SUBJECTS = 2;

/**
 * The readings of a short "who" or "when" that fits several sections of one document equally well, like "who
 * coordinates the working group?" where there are five: each heading must be one of what was named.
 *
 * @param answering the passages that could answer, the best first
 */
export function offerReadings(
  question: ReadQuestion,
  answering: readonly FoundPassage[],
  found: readonly FoundPassage[],
  snapshot: Snapshot,
): Outcome | undefined {
  const [best] = answering;
  const { intents, language } = question;
  if (!best || !(intents.has("who") || intents.has("when")) || countSubjects(question) > MOST_SUBJECTS)
    return undefined;
  const named = question.terms.flatMap((term) => term.keys.filter((key) => key.startsWith("term:")));
  const equals = answering.filter(({ score, coverage, passage }) => {
    if (score < best.score * AS_GOOD || coverage !== best.coverage) return false;
    if (passage.document !== best.passage.document || (intents.has("when") && !YEAR.test(passage.text))) return false;
    const heading = partKeys(passage.heading, passage, snapshot);
    return named.length > 0 && named.every((key) => heading.has(key));
  });
  if (equals.length < 2 || equals.length > MOST_CHOICES) return undefined;
  const choices = equals.map(({ passage }) => ({
    document: passage.document,
    section: passage.section,
    heading: passage.heading,
  }));
  const text = [PHRASES.clarify[language], ...choices.map(({ heading }) => `• ${heading}`)].join("\n");
  return { kind: "clarify", language, text, choices, citations: [], passages: rankedPassages(found) };
}

/** How many things a question is about; the words of one glossary name are one thing. */
function countSubjects(question: ReadQuestion): number {
  const names = question.terms.map((term) => term.keys.find((key) => key.startsWith("term:")) ?? term.surface);
  return new Set(names).size;
}
