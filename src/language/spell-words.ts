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
  const typedKey = (token: AnalyzedToken) => stemWord(token.surface.toLowerCase());
  const inPassages = (token: AnalyzedToken) =>
    (latin && (vocabulary?.fromCanonical(token.key).length ?? 0) > 0) ||
    [...vocabularies.values()].some((words) => words.has(latin ? typedKey(token) : token.key));
  // A root of the field matches misspelled endings too ("secretariate"): such a word is still to be mended.
  const isKnown = (token: AnalyzedToken) => inPassages(token) || [...token.labels].some((label) => label !== "topic");
  const nearest = (word: string) => (latin ? vocabulary?.nearestCanonical(word) : vocabulary?.nearest(word));

  const soundingAlike = (token: AnalyzedToken) => vocabulary?.fromSound(foldGeorgian(token.word)) ?? [];

  const words = tokens.map((token) =>
    isKnown(token) || soundingAlike(token).length > 0 ? token.word : (nearest(token.word) ?? token.word),
  );
  const mended = words.some((word, index) => word !== tokens[index]?.word);
  const surfaces = tokens.map((token) => token.surface);
  return (mended ? analyzeWords(surfaces, words, latin) : tokens).map((token) => {
    const sounding = isKnown(token) ? [] : soundingAlike(token);
    const spelled = latin ? [...(vocabulary?.fromCanonical(token.key) ?? []), typedKey(token)] : [token.key];
    return { token, keys: [...spelled, ...sounding], known: isKnown(token) || sounding.length > 0 };
  });
}
