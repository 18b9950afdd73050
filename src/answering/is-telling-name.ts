import type { QuestionTerm, ReadQuestion } from "../language/read-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";

/** A name that stands in this share of all passages goes without saying, like the commission's own. */
const SELF_EVIDENT = 0.3;

/** A name that tells what a question is about. */
export function isTellingName({ keys }: QuestionTerm, question: ReadQuestion, snapshot: Snapshot): boolean {
  return keys.some((key) => key.startsWith("term:") && !isSelfEvident(key, question, snapshot));
}

function isSelfEvident(key: string, question: ReadQuestion, snapshot: Snapshot): boolean {
  const index = snapshot.languages.get(question.language) ?? snapshot.languages.values().next().value;
  return index !== undefined && index.lexical.documentFrequency(key) >= SELF_EVIDENT * index.passages.length;
}
