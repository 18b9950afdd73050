import { type FoundContact, findContacts } from "./contact-facts.ts";
import { type FoundDate, readDates } from "./read-dates.ts";
import { type FoundNumber, readNumbers } from "./read-numbers.ts";

/** Everything in a text that must stand in its source letter for letter, or figure for figure. */
export interface SentenceFacts {
  readonly contacts: readonly FoundContact[];
  readonly dates: readonly FoundDate[];
  /** Numbers outside of contacts and dates. */
  readonly numbers: readonly FoundNumber[];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9 };
/** Spelled one after the other, so many number words are a phone number in disguise. */
const SPELLED_DIGITS = 4;

/** Reads the contacts, dates and numbers of a text, each place once. */
export function sentenceFacts(text: string): SentenceFacts {
  const contacts = findContacts(text);
  const dates = readDates(text);
  const taken = [...contacts, ...dates];
  const roman = [
    ...text.matchAll(
      /(?<![\p{L}\p{N}])(?:VIII|VII|VI|IV|IX|V|III|II|(?<=(?:phase|component|фаза|фазы|фазе|компонента?|компоненте|ფაზა|კომპონენტი?) )I|I(?=[ -](?:phase|component|фаз|компонент|ფაზ|კომპონენტ)))(?![\p{L}\p{N}])/giu,
    ),
  ].map(
    (match): FoundNumber => ({
      value: ROMAN[match[0].toUpperCase()] ?? 0,
      start: match.index,
      end: match.index + match[0].length,
      unit: "",
      words: false,
    }),
  );
  const numbers = [...readNumbers(text), ...roman].filter(
    ({ start, end }) => !taken.some((other) => start < other.end && end > other.start),
  );
  return { contacts: [...contacts, ...spelledOut(text, numbers)], dates, numbers };
}

/** "five five five, one two": digits as words in a row. */
function spelledOut(text: string, numbers: readonly FoundNumber[]): FoundContact[] {
  let run: FoundNumber[] = [];
  for (const number of [...numbers].sort((a, b) => a.start - b.start)) {
    const before = run.at(-1);
    const follows = before !== undefined && /^[\s,-]{1,3}$/.test(text.slice(before.end, number.start));
    run = number.words && number.value < 100 ? [...(follows ? run : []), number] : [];
    if (run.length >= SPELLED_DIGITS) {
      const value = run.map((one) => one.value).join("");
      return [{ kind: "phone", value, start: run[0]?.start ?? 0, end: number.end }];
    }
  }
  return [];
}
