import type { QuestionTerm, ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";

/** Share of the question's meaning that must stand in a passage; decisions/004 has the curve. */
export const ENOUGH_COVERAGE = 0.62;
/** The same where a word of the question is unknown to the whole knowledge. */
export const ENOUGH_WITH_UNKNOWN = 0.75;
/** A person who tells their story uses many words that no procedure repeats; its concepts must all be there instead. */
export const ENOUGH_FOR_PROCEDURE = 0.35;

/** Concepts that name the thing asked for; a passage without it cannot answer, however well the rest fits. */
const DEMANDED = new Set(
  "budget phone email address chair stateless guide fund coordinate merge next website police test ngo"
    .split(" ")
    .map((name) => `concept:${name}`),
);

/** Whether a passage answers a question, or only speaks of some of its words. */
export function isAnswered(question: ReadQuestion, found: FoundPassage): boolean {
  if (question.terms.length === 0 || found.missing.some(isDemanded)) return false;
  if (found.passage.kind === "procedure" && tellsStory(question, found)) return found.coverage >= ENOUGH_FOR_PROCEDURE;
  const unknown = found.missing.some((term) => !term.known && term.importance === 1);
  return found.coverage >= (unknown ? ENOUGH_WITH_UNKNOWN : ENOUGH_COVERAGE);
}

/** Figures and named things are never answered by a passage that does not hold them. */
function isDemanded(term: QuestionTerm): boolean {
  if (/^\d/.test(term.surface)) return true;
  return term.keys.some((key) => DEMANDED.has(key));
}

function tellsStory(question: ReadQuestion, found: FoundPassage): boolean {
  const concepts = question.terms.filter((term) => term.keys.some((key) => key.startsWith("concept:")));
  const missed = found.missing.filter((term) => concepts.includes(term));
  return concepts.length - missed.length >= 2 && question.terms.length >= 3 && missed.length === 0;
}
