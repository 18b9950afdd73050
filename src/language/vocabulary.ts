import { canonicalFromGeorgian } from "./fold-to-georgian.ts";
import { stemWord } from "./stem-word.ts";

/** The words of one language's passages, for recognising what is typed differently. */
export interface Vocabulary {
  has(key: string): boolean;
  /** Stems whose words, written in canonical Georgian, have this stem. */
  fromCanonical(canonicalKey: string): readonly string[];
  /** Stems of Latin words that a Georgian one, written as a folded key, sounds like (ენიგმას → enigmma). */
  fromSound(foldedWord: string): readonly string[];
  /** The known word that a mistyped one most likely means, undefined where none is near enough. */
  nearest(word: string): string | undefined;
  /** The same for a word typed in Latin, both in canonical Georgian letters. */
  nearestCanonical(word: string): string | undefined;
}

/** Letters that Georgian endings add to a foreign name at most, as in -ასთვის. */
const LONGEST_ENDING = 6;
/** Shorter roots are too easily met by chance. */
const SHORTEST_ROOT = 6;
/** Words shorter than this are too easily mistaken for others to be mended. */
const SHORTEST_MENDED = 5;

/**
 * @param words every distinct word of the passages, lower case
 * @param lexicon words of the language that questions use and passages need not
 */
export function createVocabulary(words: Iterable<string>, lexicon: Iterable<string> = []): Vocabulary {
  const keys = new Set<string>();
  const canonical = new Map<string, Set<string>>();
  const spelled = createNeighbours();
  const folded = createNeighbours();
  const add = (word: string) => {
    spelled.add(word);
    if (isGeorgian(word)) folded.add(canonicalFromGeorgian(word));
  };
  const sounds = new Map<string, Set<string>>();
  for (const word of words) {
    const key = stemWord(word);
    keys.add(key);
    add(word);
    if (/^[a-z]{4,}$/.test(word)) sounds.set(soundOf(word), (sounds.get(soundOf(word)) ?? new Set()).add(key));
    if (!isGeorgian(word)) continue;
    const canonicalKey = stemWord(canonicalFromGeorgian(word));
    const stems = canonical.get(canonicalKey) ?? new Set();
    stems.add(key);
    canonical.set(canonicalKey, stems);
  }
  for (const word of lexicon) {
    add(word);
    spelled.addRoot(word);
    if (isGeorgian(word)) folded.addRoot(canonicalFromGeorgian(word));
  }
  return {
    has: (key) => keys.has(key),
    fromCanonical: (key) => [...(canonical.get(key) ?? [])],
    fromSound(foldedWord) {
      const sound = foldedWord.replace(/(.)\1/g, "$1");
      for (let length = sound.length; length >= Math.max(4, sound.length - LONGEST_ENDING); length--) {
        const stems = sounds.get(sound.slice(0, length));
        if (stems) return [...stems];
      }
      return [];
    },
    nearest: (word) => spelled.nearest(word),
    nearestCanonical: (word) => folded.nearest(word),
  };
}

/** Doubled letters once, and without the final vowels that a Georgian ending brings or takes. */
function soundOf(folded: string): string {
  return folded.replace(/(.)\1/g, "$1").replace(/[aeiou]+$/, "");
}

function isGeorgian(word: string): boolean {
  return /^[\u10d0-\u10ff]/.test(word);
}

/** Words by length, to find the ones within a small edit distance without comparing all. */
function createNeighbours() {
  const byLength = new Map<number, { word: string; letters: number }[]>();
  const seen = new Set<string>();
  const roots = new Map<string, string[]>();
  return {
    /** A word whose beginning alone may be what was mistyped: აფინასებდა is mended by აფინანს. */
    addRoot(root: string) {
      if (root.length < SHORTEST_ROOT) return;
      const start = root.slice(0, 2);
      roots.set(start, [...(roots.get(start) ?? []), root]);
    },
    add(word: string) {
      if (word.length < SHORTEST_MENDED - 1 || seen.has(word)) return;
      seen.add(word);
      const bucket = byLength.get(word.length) ?? [];
      bucket.push({ word, letters: letterSet(word) });
      byLength.set(word.length, bucket);
    },
    nearest(word: string): string | undefined {
      if (word.length < SHORTEST_MENDED - 1 || /\d/.test(word)) return undefined;
      const allowed = word.length >= 9 ? 2 : 1;
      const letters = letterSet(word);
      let best: string | undefined;
      let least = allowed + 1;
      // Of a word this short only a missing letter is told safely.
      const shortest = word.length < SHORTEST_MENDED ? word.length + 1 : word.length - allowed;
      for (let length = shortest; length <= word.length + allowed; length++) {
        for (const candidate of byLength.get(length) ?? []) {
          if (countBits(candidate.letters ^ letters) > 2 * allowed) continue;
          const distance =
            editDistance(word, candidate.word, Math.min(least, allowed)) + (candidate.word[0] === word[0] ? 0 : 0.5);
          if (distance >= least) continue;
          best = candidate.word;
          least = distance;
        }
      }
      return best ?? nearestRoot(word, roots.get(word.slice(0, 2)) ?? []);
    },
  };
}

/** The longest root that the word's beginning misses by one letter. */
function nearestRoot(word: string, roots: readonly string[]): string | undefined {
  let best: string | undefined;
  for (const root of roots) {
    if (word.length <= root.length || (best !== undefined && root.length <= best.length)) continue;
    const starts = [root.length - 1, root.length, root.length + 1].map((length) => word.slice(0, length));
    if (starts.some((start) => editDistance(start, root, 1) <= 1)) best = root;
  }
  return best;
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
