import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { rankedPassages } from "./compose-answer.ts";
import type { Outcome } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";

/** Only passages this close to the best are readings of their own. */
const AS_GOOD = 0.97;
const MOST_CHOICES = 3;

/** Two or three readings of a short question that fits several sections equally well. */
export function offerReadings(
  question: ReadQuestion,
  found: readonly FoundPassage[],
  _snapshot: Snapshot,
): Outcome | undefined {
  const best = found[0];
  if (!best || question.terms.length > 2 || !(question.intents.has("who") || question.intents.has("when")))
    return undefined;
  const equals = found.filter(
    ({ score, coverage, passage }) =>
      score >= best.score * AS_GOOD && coverage === best.coverage && passage.language === best.passage.language,
  );
  if (equals.length < 2 || equals.length > MOST_CHOICES) return undefined;
  const { language } = question;
  const choices = equals.map(({ passage }) =>
    passage.heading === passage.title ? passage.title : `${passage.title} — ${passage.heading}`,
  );
  const text = [PHRASES.clarify[language], ...choices.map((choice) => `• ${choice}`)].join("\n");
  return { kind: "clarify", language, text, choices, citations: [], passages: rankedPassages(found) };
}
