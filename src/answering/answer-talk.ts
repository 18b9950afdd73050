import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { secretariatContacts } from "./compose-answer.ts";
import type { Outcome } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";

/** Small talk that asks for nothing the knowledge holds. */
export function answerTalk(question: ReadQuestion): Outcome | undefined {
  const talk = [...question.labels].filter((label) => label.startsWith("talk:"));
  if (talk.length === 0 || question.labels.has("steer")) return undefined;
  const rest = question.terms.filter((term) => term.importance >= 0.6);
  if (rest.length > 0) return undefined;
  const { language } = question;
  const phrase = talk.includes("talk:thanks") ? "thanks" : talk.includes("talk:bye") ? "bye" : "greeting";
  return { kind: "greeting", language, text: PHRASES[phrase][language], citations: [], passages: [] };
}

/** A passage that holds this share of the question shows that it is at least near the field. */
const IN_FIELD = 0.3;

/** An attempt to steer the program, or a question from another world altogether. */
export function declineForeign(
  question: ReadQuestion,
  found: readonly FoundPassage[],
  snapshot: Snapshot,
): Outcome | undefined {
  const inField =
    (found[0]?.coverage ?? 0) >= IN_FIELD ||
    question.labels.has("topic") ||
    question.terms.some((term) => term.keys.some((key) => key.startsWith("term:")));
  if (!question.labels.has("steer") && inField) return undefined;
  const { language } = question;
  const foreign = question.written.kind === "other" ? `${PHRASES.otherLanguage.en}\n\n` : "";
  const text = `${foreign}${PHRASES.declined[language]}\n${secretariatContacts(snapshot, language)}`;
  return { kind: "declined", language, text, citations: [], passages: [] };
}
