import type { Passage } from "../knowledge/document.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { sentenceFacts } from "./grounding/sentence-facts.ts";
import { termsIn } from "./grounding/sentence-keys.ts";

/** Items of a list, or things told one after the other in a sentence. */
const SEVERAL = /•|[,;][^,;]+(?:[,;]|\s(?:and|და|и)\s)/u;

/**
 * Whether a written answer holds the kind of thing that was asked for: a date for a when, a figure for a how much, a name
 * that the question does not hold for a who, several things for a list. A true sentence beside the point is no answer.
 */
export function tellsWhatWasAsked(
  question: ReadQuestion,
  { body, cited }: { readonly body: string; readonly cited: readonly Passage[] },
  snapshot: Snapshot,
): boolean {
  const { intents, text } = question;
  const { dates, numbers } = sentenceFacts(body);
  if (intents.has("when") && dates.length === 0 && !numbers.some(({ value }) => value >= 1900 && value <= 2100))
    return false;
  if (intents.has("amount") && numbers.length + dates.length === 0) return false;
  const listed = cited.some(({ blocks }) => blocks.some(({ kind }) => kind === "list"));
  if (intents.has("list") && listed && !SEVERAL.test(body)) return false;
  if (!intents.has("who")) return true;
  const asked = termsIn(text, snapshot.glossary);
  return [...termsIn(body, snapshot.glossary)].some((term) => !asked.has(term));
}
