import type { Intent } from "../language/lexicon/labels.ts";

/** A date as the three languages write it, the fullest form first. */
const DATE =
  /(?:19|20)\d\d წლის (?:\d{1,2} )?\p{L}+|\d{1,2} \p{L}+ (?:19|20)\d\d(?: года)?|(?:(?:in|spring|summer|autumn|winter) )?[A-Z]\p{L}+ (?:19|20)\d\d|[а-я]+ (?:19|20)\d\d года|(?:19|20)\d\d[–-](?:19|20)\d\d|(?:19|20)\d\d/u;
const SUM = /\d[\d.,]*(?:\s(?:million|миллион\p{L}*|მილიონი?))?\s(?:euros?|евро|ევრო)/iu;
const COUNT = /(?<![\d–-])\d{1,3}(?![\d–-])\s\p{L}+/u;

/** The part of an answer that holds what was asked: the date of a "when", the sum or count of a "how much". */
export function keyFact(body: string, intents: ReadonlySet<Intent>): string {
  if (intents.has("amount") || SUM.test(body)) {
    const found = SUM.exec(body) ?? COUNT.exec(body);
    if (found) return found[0];
  }
  return intents.has("when") ? (DATE.exec(body)?.[0] ?? "") : "";
}
