import { type AnalyzedToken, analyzeWords } from "./analyze-text.ts";
import type { Vocabularies } from "./detect-language.ts";
import { foldGeorgian } from "./fold-latin.ts";
import { stemWord } from "./stem-word.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A word of a question with the search keys that it may stand for. */
export interface SpelledWord {
  readonly token: AnalyzedToken;
  readonly keys: readonly string[];
  /** False where neither the lexicon nor any passage has the word, mended or not. */
  readonly known: boolean;
}

/**
 * Finds out which known words were meant: Latin-typed Georgian by its canonical spelling, mistyped words by the nearest
 * one in the vocabulary.
 */
export function spellWords(
  tokens: readonly AnalyzedToken[],
  latin: boolean,
  vocabulary: Vocabulary | undefined,
  vocabularies: Vocabularies,
): SpelledWord[] {
  const everywhere = [...vocabularies.values()];
  const spell = (token: AnalyzedToken): SpelledWord => {
    const canonical = latin ? (vocabulary?.fromCanonical(token.key) ?? []) : [];
    const key = latin ? stemWord(token.surface.toLowerCase()) : token.key;
    const known = canonical.length > 0 || everywhere.some((words) => words.has(key)) || isMeaningful(token);
    const sounding = known ? [] : (vocabulary?.fromSound(foldGeorgian(token.word)) ?? []);
    return { token, keys: [...canonical, key, ...sounding], known: known || sounding.length > 0 };
  };
  const nearest = (word: string) => (latin ? vocabulary?.nearestCanonical(word) : vocabulary?.nearest(word));

  const spelled = tokens.map(spell);
  const words = spelled.map(({ token: { word }, known }) => (known ? word : (nearest(word) ?? word)));
  if (words.every((word, index) => word === tokens[index]?.word)) return spelled;
  const surfaces = tokens.map((token) => token.surface);
  return analyzeWords(surfaces, words, latin).map(spell);
}

/** A root of the field matches misspelled endings too ("secretariate"): such a word is still to be mended. */
function isMeaningful({ labels }: AnalyzedToken): boolean {
  for (const label of labels) if (label !== "topic") return true;
  return false;
}
