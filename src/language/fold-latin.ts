const GEORGIAN: Readonly<Record<string, string>> = {
  ა: "a",
  ბ: "b",
  გ: "g",
  დ: "d",
  ე: "e",
  ვ: "v",
  ზ: "z",
  თ: "t",
  ი: "i",
  კ: "k",
  ლ: "l",
  მ: "m",
  ნ: "n",
  ო: "o",
  პ: "p",
  ჟ: "j",
  რ: "r",
  ს: "s",
  ტ: "t",
  უ: "u",
  ფ: "p",
  ქ: "k",
  ღ: "g",
  ყ: "k",
  შ: "sh",
  ჩ: "ch",
  ც: "ts",
  ძ: "z",
  წ: "ts",
  ჭ: "ch",
  ხ: "kh",
  ჯ: "j",
  ჰ: "kh",
};
/** Capitals that stand for another letter on the Georgian keyboard. */
const SHIFTED: Readonly<Record<string, string>> = { Z: "z", R: "g", T: "t", S: "sh", C: "ch", W: "ch", J: "j" };
const DIGRAPHS: Readonly<Record<string, string>> = {
  sh: "sh",
  ch: "ch",
  kh: "kh",
  gh: "g",
  zh: "j",
  ts: "ts",
  tz: "ts",
  dz: "z",
  ph: "p",
  th: "t",
  dj: "j",
};
const LETTERS: Readonly<Record<string, string>> = { x: "kh", h: "kh", w: "ts", c: "ts", q: "k", y: "k", f: "p" };

/** The folded key of a word in Georgian script: letters that Latin typing does not tell apart become one. */
export function foldGeorgian(word: string): string {
  let key = "";
  for (const letter of word) key += GEORGIAN[letter] ?? letter;
  return key;
}

/**
 * The folded key of Georgian typed in Latin letters, on the same key as {@link foldGeorgian}: `saqartveloshi`,
 * `sakartveloshi` and `saqarTveloSi` become one.
 */
export function foldLatin(word: string): string {
  const shout = word.length > 1 && word === word.toUpperCase();
  let key = "";
  for (let index = 0; index < word.length; index++) {
    const letter = word.charAt(index);
    const shifted = shout || (index === 0 && !SHIFTED_FIRST.has(letter)) ? undefined : SHIFTED[letter];
    if (shifted !== undefined) {
      key += shifted;
      continue;
    }
    const pair = DIGRAPHS[word.slice(index, index + 2).toLowerCase()];
    if (pair !== undefined) {
      key += pair;
      index++;
      continue;
    }
    const small = letter.toLowerCase();
    key += LETTERS[small] ?? small.replace(/['’`]/, "");
  }
  return key;
}

/** A capital at the start of a word is more often a capital than a shift letter, but for these. */
const SHIFTED_FIRST = new Set(["S", "C", "W", "J"]);
