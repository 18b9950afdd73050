import { analyzeText } from "../../language/analyze-text.ts";
import type { Snapshot } from "../../retrieval/passage-index.ts";
import type { Claim } from "./claim.ts";
import { findNames, soundsLike } from "./find-names.ts";
import { type GroundingResult, refuse } from "./grounding-result.ts";
import { wrongAbbreviation } from "./misplaced-fact.ts";
import { institutionWords } from "./protected-words.ts";
import { termsIn } from "./sentence-keys.ts";

const GEORGIAN_BRACKETS = /\(([\u10d0-\u10ff]{2,7})\)/gu;

/** Every organisation, person and place must be named in the cited passages; in the question, where the materials lack it. */
export function checkNames({ text, evidence, absent, sources }: Claim): GroundingResult | undefined {
  const { snapshot, question } = sources;
  const { glossary } = snapshot;
  const asked = absent ? termsIn(question, glossary) : new Set<string>();
  const term = [...termsIn(text, glossary)].find(
    (one) => !asked.has(one) && !evidence.some(({ keys }) => keys.has(one)),
  );
  if (term !== undefined) return refuse("term", term);
  const institution = institutionWords(text).find((stem) => !evidence.some(({ keys }) => keys.has(stem)));
  if (institution !== undefined && !absent) return refuse("term", institution);

  const words = new Set([
    ...evidence.flatMap((one) => one.words),
    ...(absent ? analyzeText(question).map(({ word }) => word) : []),
  ]);
  const inTerms = termWords(text, snapshot);
  const name = findNames(text).find((one) => !inTerms.has(one.text.toLowerCase()) && !isKnownName(one.text, words));
  if (name) return refuse("name", name.text);

  const wrong = wrongAbbreviation(text, glossary);
  if (wrong !== undefined) return refuse("term", wrong);
  // An abbreviation in Georgian has no capitals to be known by; in brackets it has brackets.
  const bracketed = [...text.matchAll(GEORGIAN_BRACKETS)].find(
    ([, inside = ""]) => !words.has(inside) && termsIn(inside, glossary).size === 0,
  );
  return bracketed && refuse("name", bracketed[1] ?? "");
}

function isKnownName(name: string, words: Iterable<string>): boolean {
  const parts = name.split(/[-’']/).filter((part) => part.length > 1);
  for (const part of parts.length > 0 ? parts : [name]) {
    let known = false;
    for (const word of words) if (word === part.toLowerCase() || soundsLike(part, word)) known = true;
    if (!known) return false;
  }
  return true;
}

/** The words that spell a glossary name; the name as a whole has been looked up already. */
function termWords(text: string, snapshot: Snapshot): ReadonlySet<string> {
  const tokens = analyzeText(text);
  const names = snapshot.glossary.match(tokens);
  return new Set(
    tokens.filter((_, index) => (names[index] ?? []).length > 0).map(({ surface }) => surface.toLowerCase()),
  );
}
