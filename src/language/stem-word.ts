import { createRequire } from "node:module";
import { stemGeorgian } from "./stem-georgian.ts";

interface Stemmer {
  stem(word: string): string;
}

// The package is CommonJS without types; it is read here once.
const snowball = createRequire(import.meta.url)("snowball-stemmers") as { newStemmer(language: string): Stemmer };
const english = snowball.newStemmer("english");
const russian = snowball.newStemmer("russian");
const known = new Map<string, string>();
const LIMIT = 200_000;

/** The search key of a lower-case word, by its script: Georgian, Cyrillic (as Russian), Latin (as English). */
export function stemWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= LIMIT) known.clear();
  const key = stem(word);
  known.set(word, key);
  return key;
}

function stem(word: string): string {
  const code = word.charCodeAt(0);
  if (code >= 0x10a0 && code <= 0x10ff) return stemGeorgian(word);
  if (code >= 0x400 && code <= 0x4ff) return russian.stem(word.replaceAll("ё", "е"));
  if (code >= 0x61 && code <= 0x7a) return english.stem(word.replaceAll("’", "'"));
  return word;
}
