/** A word or number as it stands in a text. */
export interface Token {
  /** As typed, hidden characters removed. */
  readonly surface: string;
  /** Lower case, case endings behind a hyphen cut off (მეას-ის → მეას, IOM-მა → iom). */
  readonly word: string;
}

const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}]+)*/gu;
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const GEORGIAN = /[\u10d0-\u10ff]/;
const LATIN = /[a-z]/i;
/** What Georgian writes behind the hyphen of an abbreviation or a figure. */
const ENDINGS = new Set(
  "ი ს ის მა მ ში ზე თან თვის გან დან მდე კენ ით ად ც სთვის ისთვის სთან ისგან სგან იდან ებს ების ებმა ები ამდე ისა სა მე ე ვე ა ია იც სკენ ივით".split(
    " ",
  ),
);
/** The same, typed in Latin letters. */
const LATIN_ENDINGS = new Set(
  "i s is ma m shi ze tan tvis gan dan mde ken it ad stvis istvis stan isgan sgan idan ebi ebis".split(" "),
);

/** Runs of letters and marks, and numbers kept whole. Hyphenated words are cut apart, `e-mail` and ელ-ფოსტა excepted. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.normalize("NFC").replace(HIDDEN, "").matchAll(WORD)) {
    for (const surface of splitHyphens(match[0])) {
      tokens.push({ surface, word: surface.toLowerCase().replace(/['’]s$/, "") });
    }
  }
  return tokens;
}

function splitHyphens(surface: string): string[] {
  if (!/[-‑]/.test(surface)) return [surface];
  const parts = surface.split(/[-‑]/);
  const head = parts[0] ?? "";
  const tail = parts.slice(1).join("-").toLowerCase();
  if (parts.length === 2 && (ENDINGS.has(tail) || (LATIN.test(head) && GEORGIAN.test(tail)))) return [head];
  if (parts.length === 2 && head.length >= 2 && head === head.toUpperCase() && LATIN_ENDINGS.has(tail)) return [head];
  if (/^(?:e|co|ელ|веб|вэб|ვებ)$/i.test(head)) return [surface.replaceAll("‑", "-")];
  return parts;
}
