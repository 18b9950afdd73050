import type { Passage } from "../knowledge/document.ts";
import { tokenize } from "../language/tokenize.ts";
import { buildLexicalIndex } from "./build-lexical-index.ts";
import type { LexicalHit, LexicalIndex } from "./lexical-index.ts";
import type { LanguageIndex } from "./passage-index.ts";

const LENGTH = 4;
/** Beyond so many passages the n-grams would weigh more than the index itself; misspelled names are mended by then. */
const MOST_PASSAGES = 20_000;

const byIndex = new WeakMap<LanguageIndex, LexicalIndex>();

/**
 * Passages by character 4-grams, for names and words that no stem, spelling or glossary entry meets. Built at the first
 * question that needs it.
 */
export function searchNgrams(text: string, index: LanguageIndex, limit: number): LexicalHit[] {
  if (index.passages.length > MOST_PASSAGES) return [];
  let ngrams = byIndex.get(index);
  if (!ngrams) {
    ngrams = buildLexicalIndex(index.passages.map((passage) => [{ tokens: ngramsOf(fieldsOf(passage)), weight: 1 }]));
    byIndex.set(index, ngrams);
  }
  return ngrams.search(
    [...new Set(ngramsOf(text))].map((token) => ({ token, weight: 1 })),
    limit,
  );
}

function fieldsOf(passage: Passage): string {
  return [passage.title, passage.heading, passage.text, ...passage.questions].join("\n");
}

/** The 4-grams of each word, its ends marked; words of three letters and more. */
function ngramsOf(text: string): string[] {
  return tokenize(text).flatMap(({ word }) => {
    if (word.length < 3) return [];
    const marked = `_${word}_`;
    return Array.from({ length: Math.max(1, marked.length - LENGTH + 1) }, (_, start) =>
      marked.slice(start, start + LENGTH),
    );
  });
}
