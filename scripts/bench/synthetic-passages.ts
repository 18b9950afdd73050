import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { stemWord } from "../../src/language/stem-word.ts";
import { tokenize } from "../../src/language/tokenize.ts";

const WORDS_A_PASSAGE = 60;
/** Zipf's exponent for running text. */
const EXPONENT = 1.05;

/** The same numbers in every run: a linear congruential generator. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Stems of the real Georgian knowledge, grown with numbered compounds until there are enough of them for the size. */
export function growVocabulary(size: number): string[] {
  const folder = path.join(import.meta.dirname, "../../knowledge/ka");
  const counts = new Map<string, number>();
  for (const name of readdirSync(folder)) {
    for (const { word } of tokenize(readFileSync(path.join(folder, name), "utf8"))) {
      if (!/^[\u10d0-\u10ff]/.test(word)) continue;
      const stem = stemWord(word);
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const real = [...counts].sort((a, b) => b[1] - a[1]).map(([stem]) => stem);
  const words = [...real];
  // Heaps' law: the vocabulary grows with about the square root of the text.
  const wanted = Math.max(real.length, Math.round(30 * Math.sqrt(size * WORDS_A_PASSAGE)));
  for (let index = 0; words.length < wanted; index++) {
    words.push(`${real[index % real.length]}${compound(index)}`);
  }
  return words;
}

/** A number in Georgian letters, so that a grown word looks like a word. */
function compound(index: number): string {
  return [...index.toString(32)].map((digit) => String.fromCharCode(0x10d0 + Number.parseInt(digit, 32))).join("");
}

/** Draws word numbers by Zipf's law through a table of the running sums. */
export function createZipf(count: number, random: () => number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** EXPONENT;
    sums[rank] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Passages as lists of stems. */
export function* synthesize(size: number): Generator<string[]> {
  const words = growVocabulary(size);
  const draw = createZipf(words.length, createRandom(42));
  for (let index = 0; index < size; index++) {
    yield Array.from({ length: WORDS_A_PASSAGE }, () => words[draw()] as string);
  }
}

/** Queries of 5 to 10 stems. Half of the words are drawn by frequency, half from the middle of the vocabulary. */
export function synthesizeQueries(size: number, count: number): string[][] {
  const words = growVocabulary(size);
  const random = createRandom(7);
  const draw = createZipf(words.length, random);
  return Array.from({ length: count }, () =>
    Array.from({ length: 5 + Math.floor(random() * 6) }, (_, place) =>
      place % 2 === 0
        ? (words[draw()] as string)
        : (words[Math.floor(random() * Math.min(words.length, 5000))] as string),
    ),
  );
}
