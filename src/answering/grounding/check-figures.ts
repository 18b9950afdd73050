import { analyzeText } from "../../language/analyze-text.ts";
import type { Snapshot } from "../../retrieval/passage-index.ts";
import type { Claim } from "./claim.ts";
import { findContacts, isSameContact } from "./contact-facts.ts";
import type { Evidence } from "./evidence.ts";
import { type GroundingResult, refuse } from "./grounding-result.ts";
import { protectedWords } from "./protected-words.ts";
import { agrees, isYear, yearsIn } from "./read-dates.ts";
import type { FoundNumber } from "./read-numbers.ts";
import { type SentenceFacts, sentenceFacts } from "./sentence-facts.ts";
import { yearPairs } from "./year-pairs.ts";

/** Every contact, date, number, and word on costs or seasons must stand in the cited passages. */
export function checkFigures({ text, facts, evidence, absent, sources }: Claim): GroundingResult | undefined {
  const contact = facts.contacts.find((one) => !isOurs(one, evidence, sources.snapshot));
  if (contact) return refuse("contact", contact.value);

  const years = yearsOf(evidence);
  const date = facts.dates.find(
    (one) => !evidence.some(({ facts: theirs }) => theirs.dates.some((source) => agrees(one, source, years))),
  );
  if (date) return refuse("date", text.slice(date.start, date.end));

  const asked = absent ? sentenceFacts(sources.question).numbers.map(({ value }) => value) : [];
  const number = facts.numbers.find(
    (one) =>
      !stands(one, evidence, years) &&
      !asked.includes(one.value) &&
      !countsItsOwn(text, one, evidence) &&
      !isPhone(one.value, evidence, sources.snapshot),
  );
  if (number) return refuse("number", text.slice(number.start, number.end));

  const pairs = new Set(evidence.flatMap((one) => [...one.yearPairs]));
  const pair = absent ? undefined : [...yearPairs(text)].find((one) => !pairs.has(one));
  if (pair !== undefined) return refuse("date", pair);

  const known = new Set(evidence.flatMap((one) => [...one.protectedWords]));
  const word = [...protectedWords(text)].find((meaning) => !absent && !known.has(meaning));
  return word === undefined ? undefined : refuse("word", word);
}

function yearsOf(evidence: readonly Evidence[]): ReadonlySet<number> {
  return new Set(evidence.flatMap(({ facts }) => yearsIn(facts)));
}

function stands(number: FoundNumber, evidence: readonly Evidence[], years: ReadonlySet<number>): boolean {
  if (isYear(number) && years.has(number.value)) return true;
  return evidence.some(
    ({ facts, counts }) =>
      facts.numbers.some(({ value, unit }) => value === number.value && (number.unit === "" || unit === number.unit)) ||
      (number.unit === "" && counts.has(number.value)),
  );
}

/** A contact must stand in the cited passage, and where the knowledge keeps a list of contacts, in that list too. */
function isOurs(said: SentenceFacts["contacts"][number], evidence: readonly Evidence[], snapshot: Snapshot): boolean {
  if (said.kind === "account") return false;
  if (!evidence.some((one) => one.facts.contacts.some((source) => isSameContact(said, source)))) return false;
  const { contacts } = snapshot.knowledge;
  if (contacts.size === 0) return true;
  const listed = [
    ...[...contacts.values()].flatMap(({ email, phones = [], link }) => [email, ...phones, link]),
    ...evidence.map(({ passage }) => passage.source.link),
  ].join("\n");
  return findContacts(listed).some((source) => isSameContact(said, source));
}

/**
 * "Two numbers: A and B", "five places: A, B, C, D and E": the sentence lists what it counts, or a passage holds as many
 * items of that name. "The first …, the second …" counts nothing.
 */
function countsItsOwn(text: string, { value, words, start, end }: FoundNumber, evidence: readonly Evidence[]): boolean {
  if (!words || value < 2 || value > 12) return false;
  const ordinal = /^(?:second|მეორე|втор)/iu.test(text.slice(start, end));
  if (ordinal && /(?<!\p{L})(?:first|former|პირველ|перв)/iu.test(text)) return true;
  const [, mark, list = ""] = /([:—,])\s(.+)$/u.exec(text.slice(end)) ?? [];
  const parts = list.split(/[,;]\s|\s(?:and|და|и|а также|ასევე)\s/u).filter((part) => part.trim() !== "").length;
  // Behind a colon the items may have commas of their own; behind a comma other things may follow the list.
  if (parts === value || (mark !== "," && parts > value && parts <= value * 2)) return true;
  const [counted] = analyzeText(text.slice(end));
  return evidence.some(({ units }) => units.filter(({ keys }) => counted && keys.has(counted.key)).length === value);
}

/** A short phone number written together: 1272 for 12 72. */
function isPhone(value: number, evidence: readonly Evidence[], { knowledge }: Snapshot): boolean {
  return [...knowledge.contacts.values()].some(({ phones = [] }) =>
    phones.some(
      (phone) =>
        phone.replace(/\D/g, "") === String(value) && evidence.some(({ passage }) => passage.text.includes(phone)),
    ),
  );
}
