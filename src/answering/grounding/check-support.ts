import type { Claim } from "./claim.ts";
import { type GroundingResult, refuse } from "./grounding-result.ts";
import { isNegated, saysAbsence } from "./negation.ts";
import { keysOfWords, overlap } from "./sentence-keys.ts";

/** A sentence must share this much of its meaning with the passages it cites, and somewhat with a single place in them. */
const SHARED = 0.5;
/** In a short sentence every word decides. */
const SHORT = 5;
const SHARED_BY_SHORT = 0.6;
const SHARED_WITH_A_PLACE = 0.3;
/** "The materials do not say it, but …": where a sentence turns to something else. */
const TURN =
  /[,;:—–]?\s+(?:but|however|though|although|yet|so|therefore|and|но|однако|зато|поэтому|а|და|მაგრამ|თუმცა|ამიტომ)\s+(?=\p{L}+\s)|[;:]\s+/iu;
const LONGEST_ABSENCE = 240;
/** Places that fit a sentence nearly as well as the best one. */
const NEARLY = 0.85;
/** A share of words that come from the question alone, from which a sentence is taken for the asker's. */
const ECHOED = 0.15;

/** A sentence must share its content words with the cited passages, and deny just what they deny. */
export function checkSupport(claim: Claim): GroundingResult | undefined {
  const { text, facts, evidence, absent, sources } = claim;
  const { glossary } = sources.snapshot;
  const known = new Set(evidence.flatMap((one) => [...one.keys]));
  if (absent) {
    // What the materials lack may be anything; what is said beside it has to stand in them.
    if (text.length > LONGEST_ABSENCE) return refuse("unsupported", text);
    const beside = text.split(TURN).filter((part) => !saysAbsence(part) && part.trim() !== "");
    if (beside.length === 0) return undefined;
    return checkSupport({ ...claim, text: beside.join(". "), absent: false });
  }
  const keys = keysOfWords(text, glossary);
  const echoed = echoOfQuestion(keys, claim);
  if (echoed !== undefined) return refuse("unsupported", `${echoed} comes from the question`);

  // Figures have been found in the passages by now; they are meaning that is shared.
  const figures = facts.numbers.length + facts.dates.length + facts.contacts.length;
  const shared = (overlap(keys, known) * keys.length + figures) / Math.max(1, keys.length + figures);
  if (shared < (keys.length + figures < SHORT ? SHARED_BY_SHORT : SHARED))
    return refuse("unsupported", `${shared.toFixed(2)} ${text}`);
  const places = evidence.flatMap(({ units }) => units.map((unit) => ({ unit, shared: overlap(keys, unit.keys) })));
  const best = Math.max(0, ...places.map((place) => place.shared));
  if (best < SHARED_WITH_A_PLACE && figures === 0) return refuse("unsupported", `${best.toFixed(2)} ${text}`);

  const near = places.filter((place) => place.shared >= best * NEARLY).map(({ unit }) => unit);
  const polarity = isNegated(text) ? "denies" : "asserts";
  const contrary = near.every((unit) => unit.polarity !== "either" && unit.polarity !== polarity);
  return contrary ? refuse("negation", text) : undefined;
}

/** A word that no document knows and that the question brought: the asker's claim, not the materials'. */
function echoOfQuestion(
  keys: readonly (readonly string[])[],
  { sources: { question, snapshot } }: Claim,
): string | undefined {
  const asked = new Set(keysOfWords(question, snapshot.glossary).flat());
  const isUnknown = (key: string) =>
    [...snapshot.languages.values()].every(({ lexical }) => lexical.documentFrequency(key) === 0);
  const echoed = keys.filter(
    ([key = "", ...others]) => others.length === 0 && key.length > 3 && asked.has(key) && isUnknown(key),
  );
  // In a long sentence a verb of the question may stand for the passage's noun.
  return echoed.length >= keys.length * ECHOED ? echoed[0]?.[0] : undefined;
}
