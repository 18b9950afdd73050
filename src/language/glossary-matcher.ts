import { type GlossaryTerm, termNames } from "../knowledge/glossary.ts";
import { analyzeText } from "./analyze-text.ts";

/** Finds names of the glossary in a run of stems. */
export interface GlossaryMatcher {
  /** For each word the keys (`term:scmi`) of all glossary names that cover it. */
  match(keys: readonly string[]): readonly string[][];
}

/** Builds the matcher from every name, abbreviation and spoken variant of every language. */
export function createGlossaryMatcher(glossary: readonly GlossaryTerm[]): GlossaryMatcher {
  const byFirst = new Map<string, { id: string; keys: readonly string[] }[]>();
  for (const term of glossary) {
    const seen = new Set<string>();
    for (const name of termNames(term)) {
      const keys = analyzeText(name).map((token) => token.key);
      const first = keys[0];
      if (first === undefined || seen.has(keys.join(" "))) continue;
      seen.add(keys.join(" "));
      const phrases = byFirst.get(first) ?? [];
      phrases.push({ id: `term:${term.id}`, keys });
      byFirst.set(first, phrases);
    }
  }
  return {
    match(keys) {
      const found: string[][] = keys.map(() => []);
      keys.forEach((first, start) => {
        for (const phrase of byFirst.get(first) ?? []) {
          if (!phrase.keys.every((key, offset) => keys[start + offset] === key)) continue;
          for (let offset = 0; offset < phrase.keys.length; offset++) found[start + offset]?.push(phrase.id);
        }
      });
      return found;
    },
  };
}
