import { numberOfWord } from "./number-words.ts";

/** A number as it stands in a text, whatever it is written with. */
export interface FoundNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** `EUR`, `GEL`, `USD`, `percent`; empty for a bare number. */
  readonly unit: string;
  readonly words: boolean;
}

const WORD = /\p{N}+(?:[.,:\u00a0\u202f ]\p{N}+)*|[\p{L}\p{M}]+/gu;
const GROUPED = /^\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+$/;
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:%|percent|per cent|პროცენტ|процент)/iu, "percent"],
  [/^\s*(?:€|euro|eur\b|ევრო|евро)/iu, "EUR"],
  [/^\s*(?:₾|gel\b|lari|ლარ|лари)/iu, "GEL"],
  [/^\s*(?:\$|usd\b|us dollar|dollar|დოლარ|აშშ დოლარ|доллар)/iu, "USD"],
];
const UNIT_BEFORE: readonly (readonly [RegExp, string])[] = [
  [/(?:€|EUR)\s*$/u, "EUR"],
  [/(?:₾|GEL)\s*$/u, "GEL"],
  [/(?:\$|USD)\s*$/u, "USD"],
];

/** Finds the numbers of a text: figures with any grouping, number words in three languages, and both together (5 million). */
export function readNumbers(text: string): FoundNumber[] {
  const parts = [...text.matchAll(WORD)].flatMap((match) => partsOf(match[0], match.index));
  const found: FoundNumber[] = [];
  let index = 0;
  while (index < parts.length) {
    const first = parts[index];
    if (first?.value === undefined) {
      index++;
      continue;
    }
    let { value, end } = first;
    let last = index;
    // "five million", "5 million", "twenty five", "ორი ათას ჩვიდმეტი": neighbours that are numbers make one.
    for (let next = index + 1; next < parts.length; next++) {
      const part = parts[next];
      if (part?.value === undefined || !/^[\s\u00a0-]*$/u.test(text.slice(end, part.start))) break;
      const isScale = !part.digits && part.value >= 1000;
      const isHundred = !part.digits && part.value === 100 && value < 10 && !first.digits;
      const follows = !part.digits && !first.digits && part.value < lowestPart(value);
      if (isScale && value < part.value) value *= part.value;
      else if (isHundred) value *= 100;
      else if (follows) value += part.value;
      else break;
      end = part.end;
      last = next;
    }
    found.push({ value, start: first.start, end, unit: unitAt(text, first.start, end), words: !first.digits });
    index = last + 1;
  }
  return found;
}

interface Part {
  readonly value: number | undefined;
  readonly start: number;
  readonly end: number;
  readonly digits: boolean;
}

function partsOf(text: string, start: number): Part[] {
  if (!/^\p{N}/u.test(text)) {
    return [{ value: wordValue(text.toLowerCase()), start, end: start + text.length, digits: false }];
  }
  if (GROUPED.test(text)) {
    return [{ value: Number(text.replace(/\D/g, "")), start, end: start + text.length, digits: true }];
  }
  if (/^\d+[.,]\d{1,2}$/.test(text)) {
    return [{ value: Number(text.replace(",", ".")), start, end: start + text.length, digits: true }];
  }
  return [...text.matchAll(/\d+/g)].map((match) => ({
    value: Number(match[0]),
    start: start + match.index,
    end: start + match.index + match[0].length,
    digits: true,
  }));
}

function wordValue(word: string): number | undefined {
  const code = word.charCodeAt(0);
  if (code >= 0x10d0 && code <= 0x10ff) return numberOfWord(word, "ka");
  if (code >= 0x400 && code <= 0x4ff) return numberOfWord(word, "ru");
  return numberOfWord(word, "en");
}

/** What a smaller number word must be below to be added: 20 takes 1-9, 200 takes 1-99. */
function lowestPart(value: number): number {
  if (value % 1e6 === 0) return 1e6;
  if (value % 1000 === 0) return 1000;
  if (value % 100 === 0) return 100;
  return value >= 20 && value % 10 === 0 ? 10 : 0;
}

function unitAt(text: string, start: number, end: number): string {
  const behind = text.slice(end, end + 14);
  const before = text.slice(Math.max(0, start - 5), start);
  return (
    UNITS.find(([pattern]) => pattern.test(behind))?.[1] ??
    UNIT_BEFORE.find(([pattern]) => pattern.test(before))?.[1] ??
    ""
  );
}
