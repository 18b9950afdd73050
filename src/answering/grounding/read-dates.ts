import { type FoundNumber, readNumbers } from "./read-numbers.ts";

/** A date as far as a text gives it. */
export interface FoundDate {
  readonly day: number | undefined;
  readonly month: number;
  readonly year: number | undefined;
  readonly start: number;
  readonly end: number;
}

const MONTHS: readonly RegExp[] = [
  /^(?:jan(?:uary)?|იანვ[ა]?რ\p{L}*|январ\p{L}*)$/u,
  /^(?:feb(?:ruary)?|თებერვ[ა]?ლ\p{L}*|феврал\p{L}*)$/u,
  /^(?:march|mar|მარტ\p{L}*|март\p{L}*)$/u,
  /^(?:apr(?:il)?|აპრილ\p{L}*|апрел\p{L}*)$/u,
  /^(?:may|მაის\p{L}*|ма[йяею]|маем)$/u,
  /^(?:june?|ივნის\p{L}*|июн\p{L}*)$/u,
  /^(?:july?|ივლის\p{L}*|июл\p{L}*)$/u,
  /^(?:aug(?:ust)?|აგვისტო\p{L}*|август\p{L}*)$/u,
  /^(?:sept?(?:ember)?|სექტემბ[ე]?რ\p{L}*|сентябр\p{L}*)$/u,
  /^(?:oct(?:ober)?|ოქტომბ[ე]?რ\p{L}*|октябр\p{L}*)$/u,
  /^(?:nov(?:ember)?|ნოემბ[ე]?რ\p{L}*|ноябр\p{L}*)$/u,
  /^(?:dec(?:ember)?|დეკემბ[ე]?რ\p{L}*|декабр\p{L}*)$/u,
];
const NUMERIC = /(?<!\d)(?:(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d))(?!\d)/g;
/** What may stand between a year and the rest of its date. */
const BETWEEN_YEAR = /^[\s,\u00a0]*(?:წლის|წ\.|year|of|г\.|года)?[\s,\u00a0]*$/iu;

/** The years among numbers and dates, as often as they stand there. */
export function yearsIn(facts: {
  readonly numbers: readonly FoundNumber[];
  readonly dates: readonly FoundDate[];
}): number[] {
  return [...facts.numbers.filter(isYear).map(({ value }) => value), ...facts.dates.flatMap(({ year }) => year ?? [])];
}

/** Finds every date that names a month, in words or in figures. */
export function readDates(text: string): FoundDate[] {
  const numbers = readNumbers(text);
  const dates = [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match): FoundDate[] => {
    const word = match[0].toLowerCase();
    const month = MONTHS.findIndex((pattern) => pattern.test(word)) + 1;
    // "may" and "march" are words too; as months they have a capital.
    if (month === 0 || (/^(?:may|march|mar)$/.test(word) && !/^[A-Z]/.test(match[0]))) return [];
    const start = match.index;
    const end = start + match[0].length;
    const day =
      numbers.find(
        (number) => isDay(number) && /^(?:st|nd|rd|th)?[-\s\u00a0]*(?:of\s+)?$/u.test(gap(text, number.end, start)),
      ) ?? numbers.find((number) => isDay(number) && number.start > end && /^\s+$/u.test(gap(text, end, number.start)));
    const from = Math.min(start, day?.start ?? start);
    const to = Math.max(end, day?.end ?? end);
    const year =
      numbers.find(
        (number) => isYear(number) && number.start >= to && BETWEEN_YEAR.test(gap(text, to, number.start)),
      ) ??
      numbers.find((number) => isYear(number) && number.end <= from && BETWEEN_YEAR.test(gap(text, number.end, from)));
    return [
      {
        day: day?.value,
        month,
        year: year?.value,
        start: Math.min(from, year?.start ?? from),
        end: Math.max(to, year?.end ?? to),
      },
    ];
  });
  const numeric = [...text.matchAll(NUMERIC)].map((match): FoundDate => {
    const [whole, day, month, year, isoYear, isoMonth, isoDay] = match;
    return {
      day: Number(day ?? isoDay),
      month: Number(month ?? isoMonth),
      year: Number(year ?? isoYear),
      start: match.index,
      end: match.index + whole.length,
    };
  });
  return [...dates, ...numeric];
}

const gap = (text: string, from: number, to: number) => (to < from ? "x" : text.slice(from, to));
const isDay = ({ value }: FoundNumber) => Number.isInteger(value) && value >= 1 && value <= 31;

/** A number that reads as a year. */
export function isYear({ value, unit, words }: FoundNumber): boolean {
  return !words && unit === "" && Number.isInteger(value) && value >= 1900 && value <= 2100;
}

/** Whether all that one date says is said by the other. */
export function agrees(said: FoundDate, source: FoundDate, years: ReadonlySet<number>): boolean {
  if (said.month !== source.month) return false;
  if (said.day !== undefined && said.day !== source.day) return false;
  if (said.year === undefined || said.year === source.year) return true;
  // "from May to June 2013": the source's year may stand at the other end.
  return source.year === undefined && years.has(said.year);
}
