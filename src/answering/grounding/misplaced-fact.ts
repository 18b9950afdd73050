import type { GlossaryMatcher } from "../../language/glossary-matcher.ts";
import type { Evidence } from "./evidence.ts";
import type { SentenceFacts } from "./sentence-facts.ts";
import { overlap, termsIn } from "./sentence-keys.ts";

/** A sentence must fit a place with another date so much better than any with its own before the date is refused. */
const CLEARLY = 0.24;

/**
 * Finds a date or a sum that stands in the passages, but with something else: the day of another group, the budget of
 * another project. The places that hold it are compared with those that hold another one of its kind; where the sentence
 * fits the latter clearly better, and does not say what stands there, the two were mixed up.
 *
 * @returns the fact, or undefined where all are in their places
 */
export function misplacedFact(
  text: string,
  facts: SentenceFacts,
  keys: readonly (readonly string[])[],
  evidence: readonly Evidence[],
): string | undefined {
  const places = evidence.flatMap(({ units, subject }) =>
    units.map((unit) => ({ facts: namesOf(unit.facts), fit: overlap(keys, new Set([...unit.keys, ...subject])) })),
  );
  const said = namesOf(facts);
  for (const fact of said) {
    const kind = fact.split(":")[0] ?? "";
    const own = Math.max(0, ...places.filter((place) => place.facts.has(fact)).map(({ fit }) => fit));
    const others = places.filter(
      (place) =>
        !place.facts.has(fact) && [...place.facts].some((other) => other.startsWith(`${kind}:`) && !said.has(other)),
    );
    if (Math.max(0, ...others.map(({ fit }) => fit)) > own + CLEARLY && own > 0) return `${fact} in "${text}"`;
  }
  return undefined;
}

/** Dates and sums by name; other numbers are too common to be told apart by their surroundings. */
function namesOf({ dates, numbers }: SentenceFacts): ReadonlySet<string> {
  return new Set([
    ...dates.filter(({ day }) => day !== undefined).map(({ day, month, year }) => `date:${day}.${month}.${year ?? ""}`),
    ...numbers.filter(({ unit }) => unit.length === 3).map(({ value, unit }) => `sum:${value} ${unit}`),
  ]);
}

const APPOSITION = /([^()]{3,})\(([^()]{2,12})\)/gu;

/** An abbreviation in brackets behind the name of something else: "the German Society … (ICMPD)". */
export function wrongAbbreviation(text: string, glossary: GlossaryMatcher): string | undefined {
  for (const [, before = "", inside = ""] of text.matchAll(APPOSITION)) {
    const [short] = termsIn(inside, glossary);
    if (short === undefined) continue;
    const words = before.trim().split(/\s+/);
    // The name that ends at the bracket, however many words it has.
    for (let length = 1; length <= Math.min(10, words.length); length++) {
      const names = termsIn(words.slice(-length).join(" "), glossary);
      if (names.has(short)) break;
      if (length >= 2 && names.size > 0 && !termsIn(words.slice(-10).join(" "), glossary).has(short)) return inside;
    }
  }
  return undefined;
}
