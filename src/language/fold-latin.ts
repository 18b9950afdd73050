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
/**
 * A capital at the start of a word is more often one that the telephone set (Sad = სად) than a shift letter, but for
 * the beginnings შე-, შვილ-, შვებ-, ჩა-, ჩე-, ჩვე-, which the few loans in სე- and ცე- do not outweigh.
 */
const SHIFTED_START = /^(?:Se(?!r[vti]|[qk]t|sx|skh|sia|min|zon)|Sv(?:il|eb)|Ca(?![rl])|Ce(?!nt)|Cve)/;
/** Who shifts within a word shifts at its start too. */
const SHIFTED_LATER = /^.+[ZRTSCWJ]/;
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
  const startsShifted = SHIFTED_START.test(word) || SHIFTED_LATER.test(word);
  let key = "";
  for (let index = 0; index < word.length; index++) {
    const letter = word.charAt(index);
    const pair = DIGRAPHS[word.slice(index, index + 2).toLowerCase()];
    // No Georgian word has a shift letter before ჰ: Shemdeg is typed in digraphs.
    const capital = shout || (index === 0 && !startsShifted) || (pair !== undefined && word.charAt(index + 1) === "h");
    const shifted = capital ? undefined : SHIFTED[letter];
    if (shifted !== undefined) {
      key += shifted;
      continue;
    }
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
