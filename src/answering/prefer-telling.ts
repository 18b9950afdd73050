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
  const frequency = (name: string) => snapshot.languages.get(question.language)?.lexical.documentFrequency(name) ?? 0;
  const names = question.terms.flatMap(({ keys }) => keys.filter((key) => key.startsWith("term:")));
  const asked: Asked = {
    keys: new Set(question.terms.flatMap(({ keys }) => keys)),
    words: new Set(question.terms.filter((term) => !isName(term)).flatMap(({ keys }) => keys)),
    isMoreSpecial: (name) => names.every((one) => frequency(name) < frequency(one)),
  };
  const weigh = ({ score, passage }: FoundPassage) =>
    score *
    bestUnitScore(question, passage, snapshot) *
    (isOfSomethingElse(passage, asked, snapshot) ? OF_SOMETHING_ELSE : 1);
  const weights = new Map(answering.map((found) => [found, weigh(found)]));
  return answering.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

interface Asked {
  readonly keys: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Whether fewer passages speak of a name than of any that was asked for. */
  readonly isMoreSpecial: (name: string) => boolean;
}

/**
 * Whether a heading names something more special that was not asked for, and says nothing else that was: the groups of the
 * commission are not told under one of them, but UMAS is told under its working group.
 */
function isOfSomethingElse(passage: Passage, asked: Asked, snapshot: Snapshot): boolean {
  const keys = [...partKeys(passage.heading, passage, snapshot)];
  const names = keys.filter((key) => key.startsWith("term:"));
  return (
    names.some((name) => !asked.keys.has(name) && asked.isMoreSpecial(name)) &&
    !keys.some((key) => asked.words.has(key))
  );
}
