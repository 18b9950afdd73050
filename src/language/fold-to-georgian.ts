import { foldGeorgian, foldLatin } from "./fold-latin.ts";

const LETTERS: Readonly<Record<string, string>> = {
  a: "ა",
  b: "ბ",
  g: "გ",
  d: "დ",
  e: "ე",
  v: "ვ",
  z: "ზ",
  t: "თ",
  i: "ი",
  k: "კ",
  l: "ლ",
  m: "მ",
  n: "ნ",
  o: "ო",
  p: "პ",
  r: "რ",
  s: "ს",
  u: "უ",
  c: "ც",
  j: "ჯ",
  h: "ხ",
};
const DIGRAPHS: Readonly<Record<string, string>> = { sh: "შ", ch: "ჩ", kh: "ხ", gh: "გ", zh: "ჯ", ts: "ც", dz: "ზ" };

/**
 * Writes a folded key in Georgian letters again, one letter for each class (თ for თ and ტ, …), so that the Georgian
 * stemmer and the Georgian lexicon can read words typed in Latin.
 */
function unfold(key: string): string {
  let word = "";
  for (let index = 0; index < key.length; index++) {
    const pair = DIGRAPHS[key.slice(index, index + 2)];
    if (pair !== undefined) {
      word += pair;
      index++;
    } else {
      word += LETTERS[key.charAt(index)] ?? key.charAt(index);
    }
  }
  return word;
}

/** The canonical Georgian spelling of a word typed in Latin letters: `saqartveloshi` and `saqarTveloSi` become one. */
export function canonicalFromLatin(word: string): string {
  return unfold(foldLatin(word));
}

/** The canonical spelling of a word in Georgian script, on the same key as {@link canonicalFromLatin}. */
export function canonicalFromGeorgian(word: string): string {
  return unfold(foldGeorgian(word));
}
