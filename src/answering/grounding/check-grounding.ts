import { checkFigures } from "./check-figures.ts";
import { checkNames } from "./check-names.ts";
import { checkPlaces } from "./check-places.ts";
import { checkSupport } from "./check-support.ts";
import { type CitedSentence, citedSentences } from "./cited-sentences.ts";
import { type GroundingSources, readClaim } from "./claim.ts";
import { type GroundingResult, refuse } from "./grounding-result.ts";
import { speechFault } from "./said-in-own-name.ts";

/** A run of so many words of the instructions is no coincidence. */
const SECRET_RUN = 6;

/** Checks a whole answer; the first sentence that fails decides. */
export function checkAnswer(answer: string, sources: GroundingSources): GroundingResult {
  const sentences = citedSentences(answer);
  if (sentences.length === 0) return refuse("uncited", "");
  for (const [index, sentence] of sentences.entries()) {
    const result = checkSentence(sentence, sources, sentences[index - 1]);
    if (result.kind === "refused") return result;
  }
  return { kind: "grounded" };
}

/**
 * Checks that a sentence says nothing but what its cited passages say. Deterministic: no model has a say in it.
 *
 * @param before the sentence before it, which "it" and "the project" may point to
 */
export function checkSentence(
  sentence: CitedSentence,
  sources: GroundingSources,
  before?: CitedSentence,
): GroundingResult {
  const fault = speechFault(sentence.text);
  if (fault) return refuse(fault, sentence.text);
  if (sources.secret !== undefined && repeats(sentence.text, sources.secret)) return refuse("prompt", sentence.text);
  const claim = readClaim(sentence, sources, before);
  if (claim.evidence.length === 0) return refuse("uncited", sentence.text);
  return checkFigures(claim) ?? checkNames(claim) ?? checkSupport(claim) ?? checkPlaces(claim) ?? { kind: "grounded" };
}

function repeats(text: string, secret: string): boolean {
  const spell = (value: string) => (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  const words = spell(text).split(" ");
  const whole = ` ${spell(secret)} `;
  return words.some((_, start) => {
    const run = words.slice(start, start + SECRET_RUN);
    return run.length === SECRET_RUN && whole.includes(` ${run.join(" ")} `);
  });
}
