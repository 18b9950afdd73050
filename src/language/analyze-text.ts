import type { Language } from "../knowledge/language.ts";
import { canonicalFromGeorgian, canonicalFromLatin } from "./fold-to-georgian.ts";
import { english } from "./lexicon/en.ts";
import { georgian } from "./lexicon/ka.ts";
import { russian } from "./lexicon/ru.ts";
import { createPhraseTable, type PhraseTable } from "./phrase-table.ts";
import { stemWord } from "./stem-word.ts";
import { tokenize } from "./tokenize.ts";

/** A word with all that is known of it without a knowledge base. */
export interface AnalyzedToken {
  readonly surface: string;
  readonly word: string;
  /** The stem. */
  readonly key: string;
  /** Labels of the lexicon: `function`, `intent:when`, `concept:found`, … */
  readonly labels: ReadonlySet<string>;
}

const tables: Partial<Record<"native" | "latin", PhraseTable>> = {};

/**
 * Splits a text into words with their stems and lexicon labels. Which language a word is read in follows from its
 * script, so that one text may mix them.
 *
 * @param latinGeorgian the text is Georgian typed in Latin letters: words are spelled in canonical Georgian first
 */
export function analyzeText(text: string, latinGeorgian = false): AnalyzedToken[] {
  const tokens = tokenize(text);
  const words = tokens.map((token) => (latinGeorgian ? canonicalFromLatin(token.surface) : token.word));
  return analyzeWords(
    tokens.map((token) => token.surface),
    words,
    latinGeorgian,
  );
}

/** The same for words that were split, spelled or mended before. */
export function analyzeWords(
  surfaces: readonly string[],
  words: readonly string[],
  latinGeorgian: boolean,
): AnalyzedToken[] {
  const labels = tableFor(latinGeorgian).match(words);
  return words.map((word, index) => ({
    surface: surfaces[index] ?? word,
    word,
    key: isAbbreviation(surfaces[index] ?? word) && !isShouted(surfaces) ? word : stemWord(word),
    labels: labels[index] ?? new Set(),
  }));
}

/** Capitals throughout: an abbreviation, whose last letters are no ending. Georgian has none in ordinary use. */
function isAbbreviation(surface: string): boolean {
  return surface.length <= 6 && /^[A-ZА-Я]{2,}$/.test(surface);
}

/** A text in capitals alone, where nothing can be told from them. */
function isShouted(surfaces: readonly string[]): boolean {
  const words = surfaces.filter((surface) => /\p{Lu}|\p{Ll}/u.test(surface));
  return words.length >= 3 && words.every((surface) => surface === surface.toUpperCase());
}

/** Which words of a language mean what: phrases by label, commas between them. */
export const LEXICONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ka: georgian,
  en: english,
  ru: russian,
};

/** Every word of the lexicon of a language, roots as they stand. */
export function lexiconWords(language: Language): string[] {
  return Object.values(LEXICONS[language]).flatMap((phrases) => phrases.split(/[\s,*]+/).filter(Boolean));
}

function tableFor(latinGeorgian: boolean): PhraseTable {
  if (latinGeorgian) {
    tables.latin ??= createPhraseTable([georgian], canonicalFromGeorgian);
    return tables.latin;
  }
  tables.native ??= createPhraseTable([georgian, english, russian]);
  return tables.native;
}
