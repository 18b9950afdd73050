import { analyzeText } from "../../language/analyze-text.ts";
import type { GlossaryMatcher } from "../../language/glossary-matcher.ts";
import { conceptsOf } from "../../retrieval/passage-index.ts";
import { readNumbers } from "./read-numbers.ts";

/** "Deals with", "in the year": words that any sentence may use without saying more by it. */
const GENERAL = new Set(["concept:activity", "concept:year"]);

/** The words of a sentence that carry its meaning, each with every key it may be known by. */
export function keysOfWords(text: string, glossary: GlossaryMatcher): readonly (readonly string[])[] {
  const tokens = analyzeText(text);
  const names = glossary.match(tokens);
  return tokens.flatMap((token, index): string[][] => {
    // A name of many words is one thing that is said.
    const [name] = names[index] ?? [];
    if (name !== undefined && names[index - 1]?.includes(name)) return [];
    if (token.labels.has("function") || /^\p{N}/u.test(token.word) || token.word.length < 2) return [];
    if (readNumbers(token.word).length > 0) return [];
    const concepts = conceptsOf(token);
    if (concepts.length > 0 && concepts.every((concept) => GENERAL.has(concept))) return [];
    return [[token.key, ...concepts, ...(names[index] ?? [])]];
  });
}

/** Share of the words that a set of keys knows, 0 to 1. */
export function overlap(words: readonly (readonly string[])[], keys: ReadonlySet<string>): number {
  if (words.length === 0) return 1;
  return words.filter((word) => word.some((key) => keys.has(key))).length / words.length;
}

/** The glossary names of a text: `term:moj`. */
export function termsIn(text: string, glossary: GlossaryMatcher): ReadonlySet<string> {
  return new Set(glossary.match(analyzeText(text)).flat());
}
