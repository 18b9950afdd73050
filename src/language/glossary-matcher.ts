import { type GlossaryTerm, termNames } from "../knowledge/glossary.ts";
import { analyzeText } from "./analyze-text.ts";
import { canonicalFromGeorgian } from "./fold-to-georgian.ts";

/** What the matcher looks at: the whole word for abbreviations, the stem for names. */
export interface MatchableWord {
  readonly word: string;
  readonly key: string;
  /** Another spelling of the word: in Latin letters as it was typed. */
  readonly typed?: string;
}

/** Finds names of the glossary in a run of words. */
export interface GlossaryMatcher {
  /** For each word the keys (`term:scmi`) of all glossary names that cover it. */
  match(words: readonly MatchableWord[]): readonly string[][];
}

/** Case endings that Georgian writes on an abbreviation, here without a hyphen (მეასის). */
const ENDINGS = [
  "",
  "ი",
  "ს",
  "ის",
  "მა",
  "მ",
  "ში",
  "ზე",
  "თან",
  "ით",
  "ად",
  "სთან",
  "ისთვის",
  "სთვის",
  "დან",
  "იდან",
  "შია",
];

/** The same in Latin letters, on an abbreviation that is written in them (iomis, gizma). */
const LATIN_ENDINGS = "i is s ma m shi ze tan it ad istvis stvis stan dan idan".split(" ");

/**
 * Builds the matcher from every name, abbreviation and spoken variant of every language. Abbreviations are not stemmed:
 * their last letters would be taken for endings (მეას, МОМ).
 */
export function createGlossaryMatcher(glossary: readonly GlossaryTerm[]): GlossaryMatcher {
  const byFirst = new Map<string, { id: string; keys: readonly string[] }[]>();
  const abbreviations = new Map<string, Set<string>>();
  for (const term of glossary) {
    const id = `term:${term.id}`;
    const short = [term.ka, term.en, term.ru].flatMap((names) => names.short);
    const spoken = [term.ka, term.en, term.ru].flatMap((names) => names.spoken);
    for (const name of [...short, ...spoken.filter((word) => /^\p{L}+$/u.test(word))]) {
      for (const form of formsOf(name.toLowerCase())) {
        abbreviations.set(form, (abbreviations.get(form) ?? new Set()).add(id));
      }
    }
    for (const name of termNames(term)) {
      if (short.includes(name)) continue;
      const keys = analyzeText(name).map((token) => token.key);
      const first = keys[0];
      if (first === undefined) continue;
      const phrases = byFirst.get(first) ?? [];
      phrases.push({ id, keys });
      byFirst.set(first, phrases);
    }
  }
  return {
    match(words) {
      const found: Set<string>[] = words.map(
        ({ word, typed }) => new Set([...(abbreviations.get(word) ?? []), ...(abbreviations.get(typed ?? word) ?? [])]),
      );
      words.forEach(({ key }, start) => {
        for (const phrase of byFirst.get(key) ?? []) {
          if (!phrase.keys.every((expected, offset) => words[start + offset]?.key === expected)) continue;
          for (let offset = 0; offset < phrase.keys.length; offset++) found[start + offset]?.add(phrase.id);
        }
      });
      return found.map((ids) => [...ids]);
    },
  };
}

function formsOf(abbreviation: string): string[] {
  // A Russian short name that is a word is declined like one: Минюста, Грузстатом.
  if (/^[а-яё]{5,}$/.test(abbreviation)) return ["", "а", "у", "ом", "е"].map((ending) => abbreviation + ending);
  if (/^[a-z]{3,}$/.test(abbreviation)) return ["", ...LATIN_ENDINGS].map((ending) => abbreviation + ending);
  if (!/^[\u10d0-\u10ff]/.test(abbreviation)) return [abbreviation];
  const spellings = [abbreviation, canonicalFromGeorgian(abbreviation)];
  return spellings.flatMap((spelling) => {
    const stem = spelling.endsWith("ა") ? spelling.slice(0, -1) : undefined;
    const truncated =
      stem === undefined ? [] : ["ის", "ით", "ისთვის", "იდან", "ისა", "ები"].map((ending) => stem + ending);
    return [...ENDINGS.map((ending) => spelling + ending), ...truncated];
  });
}
