import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";

/** Share of the question's meaning that must stand in a passage; see decisions/004-knowing-when-not.md for the curve. */
export const ENOUGH_COVERAGE = 0.62;
/** The same where a word of the question is unknown to the whole knowledge. */
export const ENOUGH_WITH_UNKNOWN = 0.8;

/** Concepts that name a thing asked for; a passage without it cannot answer, however well the rest fits. */
const DEMANDED = [
  "concept:budget",
  "concept:phone",
  "concept:email",
  "concept:chair",
  "concept:stateless",
  "concept:guide",
];

/** Whether a passage answers a question, or only speaks of some of its words. */
export function isAnswered(question: ReadQuestion, found: FoundPassage, _snapshot: Snapshot): boolean {
  if (question.terms.length === 0) return false;
  if (found.missing.some((term) => term.keys.some((key) => DEMANDED.includes(key)))) return false;
  const unknown = found.missing.some((term) => !term.known && term.importance === 1);
  return found.coverage >= (unknown ? ENOUGH_WITH_UNKNOWN : ENOUGH_COVERAGE);
}
