import type { Passage } from "../knowledge/document.ts";
import { isName, type ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { bestUnitScore } from "./choose-units.ts";

/** What a passage counts whose heading names something that was not asked for. */
const OF_SOMETHING_ELSE = 0.6;

/**
 * Orders passages that could answer by what they say in one place: a passage that holds all the words may hold them
 * scattered, while the sentence that answers stands in another one.
 */
export function preferTelling(
  question: ReadQuestion,
  answering: readonly FoundPassage[],
  snapshot: Snapshot,
): readonly FoundPassage[] {
  if (answering.length < 2) return answering;
  const asked = {
    keys: new Set(question.terms.flatMap(({ keys }) => keys)),
    words: new Set(question.terms.filter((term) => !isName(term)).flatMap(({ keys }) => keys)),
  };
  const weigh = ({ score, passage }: FoundPassage) =>
    score *
    bestUnitScore(question, passage, snapshot) *
    (isOfSomethingElse(passage, asked, snapshot) ? OF_SOMETHING_ELSE : 1);
  const weights = new Map(answering.map((found) => [found, weigh(found)]));
  return answering.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/** Whether a heading names something that was not asked for, and says nothing else that was. */
function isOfSomethingElse(
  passage: Passage,
  asked: { readonly keys: ReadonlySet<string>; readonly words: ReadonlySet<string> },
  snapshot: Snapshot,
): boolean {
  const keys = [...partKeys(passage.heading, passage, snapshot)];
  const names = keys.filter((key) => key.startsWith("term:"));
  return names.some((name) => !asked.keys.has(name)) && !keys.some((key) => asked.words.has(key));
}
