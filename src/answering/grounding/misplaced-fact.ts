import { analyzeText } from "../../language/analyze-text.ts";
import type { GlossaryMatcher } from "../../language/glossary-matcher.ts";
import { conceptsOf } from "../../retrieval/passage-index.ts";
import type { Evidence } from "./evidence.ts";
import type { SentenceFacts } from "./sentence-facts.ts";

/** Words on either side of a fact that say what it is a fact about. */
const WINDOW = 6;
/** Another fact of the same kind must fit the sentence so much better before the one that stands there is refused. */
const CLEARLY = 0.3;

interface Place {
  /** What stands there: a year, a sum, a glossary name. */
  readonly fact: string;
  /** Keys of the words around it, nearer ones counting more. */
  readonly around: ReadonlyMap<string, number>;
}

/**
 * Finds a fact that stands in the passages, but elsewhere: the year of another event, the ministry of another group. For
 * each fact of the sentence its surroundings are compared with those of all facts of its kind in the passages; where
 * another one fits clearly better, and is not in the sentence itself, the two were mixed up.
 *
 * @returns the fact, or undefined where all are in their places
 */
export function misplacedFact(
  text: string,
  _facts: SentenceFacts,
  evidence: readonly Evidence[],
  glossary: GlossaryMatcher,
): string | undefined {
  const said = placesIn(text, glossary);
  const sources = evidence.flatMap(({ units, passage }) =>
    units.flatMap((unit) => placesIn(unit.text, glossary, `${passage.heading}`)),
  );
  const inSentence = new Set(said.map(({ fact }) => fact));
  for (const place of said) {
    const kind = kindOf(place.fact);
    const fits = sources
      .filter(({ fact }) => kindOf(fact) === kind)
      .map((source) => ({ fact: source.fact, fit: resemblance(place.around, source.around) }));
    const own = Math.max(0, ...fits.filter(({ fact }) => fact === place.fact).map(({ fit }) => fit));
    const other = Math.max(0, ...fits.filter(({ fact }) => !inSentence.has(fact)).map(({ fit }) => fit));
    if (other > own + CLEARLY) return place.fact;
  }
  return undefined;
}

function kindOf(fact: string): string {
  return fact.split(":")[0] ?? fact;
}

function placesIn(text: string, glossary: GlossaryMatcher, _heading = ""): Place[] {
  const tokens = analyzeText(text);
  const names = glossary.match(tokens);
  const factAt = tokens.map((token, index): string | undefined => {
    if (/^(?:19|20)\d\d$/.test(token.word)) return `year:${token.word}`;
    if (/^\d+$/.test(token.word)) return `number:${token.word}`;
    const [term] = names[index] ?? [];
    return term;
  });
  const places: Place[] = [];
  factAt.forEach((fact, index) => {
    if (fact === undefined || factAt[index - 1] === fact) return;
    let last = index;
    while (factAt[last + 1] === fact) last++;
    const around = new Map<string, number>();
    for (let at = Math.max(0, index - WINDOW); at <= Math.min(tokens.length - 1, last + WINDOW); at++) {
      const token = tokens[at];
      if (!token || (at >= index && at <= last) || token.labels.has("function")) continue;
      const distance = at < index ? index - at : at - last;
      const weight = 1 / (1 + distance / 3);
      for (const key of [token.key, ...conceptsOf(token), ...(names[at] ?? [])]) {
        around.set(key, Math.max(around.get(key) ?? 0, weight));
      }
    }
    places.push({ fact, around });
  });
  return places;
}

/** How much of a sentence's surroundings another place has, 0 to 1. */
function resemblance(said: ReadonlyMap<string, number>, source: ReadonlyMap<string, number>): number {
  let whole = 0;
  let shared = 0;
  for (const [key, weight] of said) {
    whole += weight;
    shared += Math.min(weight, source.get(key) ?? 0);
  }
  return whole === 0 ? 1 : shared / whole;
}
