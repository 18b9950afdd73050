import { canonicalFromGeorgian } from "./fold-to-georgian.ts";
import { stemWord } from "./stem-word.ts";

/** The words of one language's passages, for recognising what is typed differently. */
export interface Vocabulary {
  has(key: string): boolean;
  /** Stems whose words, written in canonical Georgian, have this stem. */
  fromCanonical(canonicalKey: string): readonly string[];
  /** The closest known stems of a mistyped word, none where nothing is near enough. */
  nearest(word: string): readonly string[];
}

/** Words shorter than this are too easily mistaken for others to be mended. */
const SHORTEST_MENDED = 5;

/** @param words every distinct word of the passages, lower case */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const keys = new Set<string>();
  const canonical = new Map<string, Set<string>>();
  const byLength = new Map<number, { word: string; key: string; letters: number }[]>();
  for (const word of words) {
    const key = stemWord(word);
    keys.add(key);
    if (/^[\u10d0-\u10ff]/.test(word)) {
      const folded = stemWord(canonicalFromGeorgian(word));
      const stems = canonical.get(folded) ?? new Set();
      stems.add(key);
      canonical.set(folded, stems);
    }
    if (word.length < SHORTEST_MENDED - 1) continue;
    const bucket = byLength.get(word.length) ?? [];
    bucket.push({ word, key, letters: letterSet(word) });
    byLength.set(word.length, bucket);
  }
  return {
    has: (key) => keys.has(key),
    fromCanonical: (key) => [...(canonical.get(key) ?? [])],
    nearest(word) {
      if (word.length < SHORTEST_MENDED || /\d/.test(word)) return [];
      const allowed = word.length >= 8 ? 2 : 1;
      const letters = letterSet(word);
      let best = allowed + 1;
      let found = new Set<string>();
      for (let length = word.length - allowed; length <= word.length + allowed; length++) {
        for (const candidate of byLength.get(length) ?? []) {
          if (countBits(candidate.letters ^ letters) > 2 * allowed) continue;
          const distance = editDistance(word, candidate.word, best);
          if (distance > allowed || distance > best) continue;
          if (distance < best) found = new Set();
          best = distance;
          found.add(candidate.key);
        }
      }
      return [...found].slice(0, 3);
    },
  };
}

function letterSet(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours; more than `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
