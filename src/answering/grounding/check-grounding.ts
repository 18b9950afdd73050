import type { Passage } from "../../knowledge/document.ts";
import { analyzeText } from "../../language/analyze-text.ts";
import type { Snapshot } from "../../retrieval/passage-index.ts";
import { type CitedSentence, citedSentences } from "./cited-sentences.ts";
import { isSameContact } from "./contact-facts.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { findNames, soundsLike } from "./find-names.ts";
import { misplacedFact, wrongAbbreviation } from "./misplaced-fact.ts";
import { misplacedRole } from "./misplaced-role.ts";
import { isNegated, saysAbsence } from "./negation.ts";
import { institutionWords, protectedWords } from "./protected-words.ts";
import { agrees, isYear } from "./read-dates.ts";
import type { FoundNumber } from "./read-numbers.ts";
import { speechFault } from "./said-in-own-name.ts";
import { sentenceFacts } from "./sentence-facts.ts";
import { keysOfWords, overlap, termsIn } from "./sentence-keys.ts";

/** What a sentence was refused for. */
export type GroundingFault =
  | "uncited"
  | "contact"
  | "date"
  | "number"
  | "word"
  | "term"
  | "name"
  | "misplaced"
  | "negation"
  | "unsupported"
  | "promise"
  | "self"
  | "hidden"
  | "prompt";

export type GroundingResult =
  | { readonly kind: "grounded" }
  | { readonly kind: "refused"; readonly fault: GroundingFault; readonly what: string };

/** What an answer may draw on: the passages by the number of their mark, and what must never be repeated. */
export interface GroundingSources {
  /** In the order of the marks; [1] is the first. */
  readonly passages: readonly Passage[];
  readonly snapshot: Snapshot;
  /** Words of the question may be repeated in a sentence that says what the passages lack. */
  readonly question: string;
  /** Text that must not leave: the instructions to the model. */
  readonly secret?: string;
}

/** A sentence must share this much of its meaning with the passages it cites, and somewhat with a single place in them. */
const SHARED = 0.5;
/** In a short sentence every word decides. */
const SHORT = 5;
const SHARED_BY_SHORT = 0.6;
const SHARED_WITH_A_PLACE = 0.3;
/** A run of so many words of the instructions is no coincidence. */
const SECRET_RUN = 6;
const GROUNDED: GroundingResult = { kind: "grounded" };

/** Checks a whole answer; the first sentence that fails decides. */
export function checkAnswer(answer: string, sources: GroundingSources): GroundingResult {
  const sentences = citedSentences(answer);
  if (sentences.length === 0) return refuse("uncited", "");
  for (const [index, sentence] of sentences.entries()) {
    const result = checkSentence(sentence, sources, sentences[index - 1]);
    if (result.kind === "refused") return result;
  }
  return GROUNDED;
}

/**
 * Checks that a sentence says nothing but what its cited passages say: every contact, date, number, glossary name and
 * proper name stands there; it shares their content words; it denies what they deny; and it neither promises nor speaks
 * of the program. Deterministic: no model has a say in it.
 *
 * @param before the sentence before it, which "it" and "the project" may point to
 *
 * A passage speaks in each language that it is kept in: sections of the same name are one.
 */
export function checkSentence(
  sentence: CitedSentence,
  sources: GroundingSources,
  before?: CitedSentence,
): GroundingResult {
  const text = sentence.text.replace(ATTRIBUTION, "");
  const fault = speechFault(text);
  if (fault) return refuse(fault, text);
  if (sources.secret !== undefined && repeats(text, sources.secret)) return refuse("prompt", text);

  const evidence = evidenceFor(sentence.cited, sources);
  if (evidence.length === 0) return refuse("uncited", text);
  const absent = saysAbsence(text);

  const facts = sentenceFacts(text);
  const badContact = facts.contacts.find((contact) => !isOurs(contact, evidence, sources.snapshot));
  if (badContact) return refuse("contact", badContact.value);

  const years = new Set(evidence.flatMap((one) => one.facts.numbers.filter(isYear).map(({ value }) => value)));
  for (const { dates } of evidence.map((one) => one.facts)) for (const { year } of dates) if (year) years.add(year);
  const badDate = facts.dates.find(
    (date) => !evidence.some((one) => one.facts.dates.some((source) => agrees(date, source, years))),
  );
  if (badDate) return refuse("date", text.slice(badDate.start, badDate.end));

  const asked = sentenceFacts(sources.question);
  for (const number of facts.numbers) {
    const known =
      countsItsOwn(text, number, evidence) ||
      isPhone(number.value, evidence, sources.snapshot) ||
      (isYear(number) && years.has(number.value)) ||
      evidence.some(
        (one) =>
          one.facts.numbers.some(
            ({ value, unit }) => value === number.value && (number.unit === "" || unit === number.unit),
          ) ||
          (number.unit === "" && one.counts.has(number.value)),
      ) ||
      (absent && asked.numbers.some(({ value }) => value === number.value));
    if (!known) return refuse("number", text.slice(number.start, number.end));
  }

  const protectedHere = evidence.flatMap((one) => [...one.protectedWords]);
  const changed = [...protectedWords(text)].find((meaning) => !absent && !protectedHere.includes(meaning));
  if (changed) return refuse("word", changed);

  const { glossary } = sources.snapshot;
  const said = termsIn(text, glossary);
  const askedTerms = absent ? termsIn(sources.question, glossary) : new Set<string>();
  for (const term of said) {
    if (!askedTerms.has(term) && !evidence.some(({ keys }) => keys.has(term))) return refuse("term", term);
  }

  const words = new Set(evidence.flatMap((one) => one.words));
  const askedWords = absent ? analyzeText(sources.question).map(({ word }) => word) : [];
  const inTerms = termWords(text, sources.snapshot);
  for (const { text: name } of findNames(text)) {
    if (inTerms.has(name.toLowerCase()) || isKnownName(name, words) || isKnownName(name, askedWords)) continue;
    return refuse("name", name);
  }
  const bracketed = wrongAbbreviation(text, glossary);
  if (bracketed) return refuse("term", bracketed);
  const foreign = [...text.matchAll(/\(([\u10d0-\u10ff]{2,7})\)/gu)].find(
    ([, inside = ""]) => !words.has(inside) && termsIn(inside, glossary).size === 0,
  );
  if (foreign) return refuse("name", foreign[1] ?? "");
  if (absent) return GROUNDED;

  const keys = keysOfWords(text, glossary);
  const all = new Set(evidence.flatMap((one) => [...one.keys]));
  const institution = institutionWords(text).find((stem) => !all.has(stem));
  if (institution !== undefined) return refuse("term", institution);
  const echoed = echoOfQuestion(keys, sources);
  if (echoed !== undefined) return refuse("unsupported", `${echoed} comes from the question`);
  // Figures have been found in the passages by now; they are meaning that is shared.
  const figures = facts.numbers.length + facts.dates.length + facts.contacts.length;
  const shared = (overlap(keys, all) * keys.length + figures) / Math.max(1, keys.length + figures);
  if (shared < (keys.length + figures < SHORT ? SHARED_BY_SHORT : SHARED))
    return refuse("unsupported", `${shared.toFixed(2)} ${text}`);
  const units = evidence.flatMap((one) => one.units).map((unit) => ({ unit, shared: overlap(keys, unit.keys) }));
  const best = Math.max(0, ...units.map((one) => one.shared));
  if (best < SHARED_WITH_A_PLACE && figures === 0) return refuse("unsupported", `${best.toFixed(2)} ${text}`);

  const near = units.filter((one) => one.shared >= best * 0.85).map(({ unit }) => unit);
  const polarity = isNegated(text) ? "denies" : "asserts";
  if (near.every((unit) => unit.polarity !== "either" && unit.polarity !== polarity)) return refuse("negation", text);
  const role = misplacedRole(text, evidence, glossary);
  if (role !== undefined) return refuse("misplaced", role);
  const repeated = repeatedYear(facts, evidence);
  if (repeated !== undefined) return refuse("misplaced", `${repeated} in "${text}"`);

  if (before && POINTS_BACK.test(text) && isElsewhere(sentence, before, sources)) return refuse("misplaced", text);
  const misplaced = misplacedFact(text, facts, keys, evidence);
  return misplaced === undefined ? GROUNDED : refuse("misplaced", misplaced);
}

/** "The project", "its budget": about what the sentence before was about. */
const POINTS_BACK =
  /^(?:(?:it|its|they|their|he|she|this|the (?:project|group|programme|organisation|commission))(?!\p{L})|(?:ის|იგი|მას|მის|მისი|მათ|მათი|ამ (?:პროექტ|ჯგუფ)\p{L}*|პროექტ(?:ი|ის|მა|ს)|ჯგუფ(?:ი|ის|მა|ს))(?!\p{L})|(?:он|она|оно|они|его|её|ее|их|ей|ему|в ней|в н[её]м|(?:этот )?проект|(?:эта )?групп[аыу])(?!\p{L}))/iu;
/** "According to the secretariat's materials": says where it stands, which the mark says too. */
const ATTRIBUTION =
  /(?:(?:according to|based on|as stated in|in) the (?:secretariat['’]s |commission['’]s )?(?:materials|sources|documents)(?: of the secretariat)?|(?:სამდივნოს |ჩვენი )?(?:მასალების|წყაროების|დოკუმენტების) (?:მიხედვით|თანახმად)|(?:согласно|по) (?:материалам|данным|документам)(?: секретариата)?)[,:]?\s*/giu;

/** Kinds of documents that are about one thing in all their sections. */
const OF_ONE_SUBJECT = new Set(["project", "organisation"]);

/** Whether a sentence cites a section about something else than the sentence before, though it speaks of the same. */
function isElsewhere(sentence: CitedSentence, before: CitedSentence, sources: GroundingSources): boolean {
  const cited = (marks: readonly number[]) => marks.flatMap((mark) => sources.passages[mark - 1] ?? []);
  const fileOf = ({ document }: Passage) => document.replace(/^[a-z]{2}\//, "");
  const [here, there] = [cited(sentence.cited), cited(before.cited)];
  if (there.length === 0) return false;
  const same = here.some((one) =>
    there.some(
      (other) => fileOf(one) === fileOf(other) && (one.section === other.section || OF_ONE_SUBJECT.has(one.kind)),
    ),
  );
  if (same) return false;
  if ([...here, ...there].every(({ kind }) => kind === "project")) return true;
  const terms = [...termsIn(before.text, sources.snapshot.glossary)];
  return (
    terms.length === 0 || !here.some((one) => terms.every((term) => evidenceOf(one, sources.snapshot).keys.has(term)))
  );
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

/** A year said twice that a place of the passages says once, beside another one that is not said: one stands for the other. */
function repeatedYear(facts: ReturnType<typeof sentenceFacts>, evidence: readonly Evidence[]): number | undefined {
  const said = yearsOf(facts);
  const repeated = said.find((year, index) => said.indexOf(year) !== index);
  if (repeated === undefined) return undefined;
  const places = evidence
    .flatMap(({ units }) => units.map((unit) => yearsOf(unit.facts)))
    .filter((years) => years.includes(repeated));
  const once = places.every(
    (years) => years.filter((year) => year === repeated).length === 1 && years.some((year) => !said.includes(year)),
  );
  return places.length > 0 && once ? repeated : undefined;
}

function yearsOf({ numbers, dates }: ReturnType<typeof sentenceFacts>): number[] {
  return [...numbers.filter(isYear).map(({ value }) => value), ...dates.flatMap(({ year }) => year ?? [])];
}

const ECHOED = 0.15;

/** A word that no document knows and that the question brought: the asker's claim, not the materials'. */
function echoOfQuestion(
  keys: readonly (readonly string[])[],
  { question, snapshot }: GroundingSources,
): string | undefined {
  const asked = new Set(keysOfWords(question, snapshot.glossary).flat());
  const isUnknown = (key: string) =>
    [...snapshot.languages.values()].every(({ lexical }) => lexical.documentFrequency(key) === 0);
  const echoed = keys.filter(
    ([key = "", ...others]) => others.length === 0 && key.length > 3 && asked.has(key) && isUnknown(key),
  );
  // In a long sentence a verb of the question may stand for the passage's noun.
  return echoed.length >= keys.length * ECHOED ? echoed[0]?.[0] : undefined;
}

function refuse(fault: GroundingFault, what: string): GroundingResult {
  return { kind: "refused", fault, what };
}

/** The cited passages, and the same sections in the other languages. */
function evidenceFor(cited: readonly number[], { passages, snapshot }: GroundingSources): Evidence[] {
  return cited.flatMap((mark) => {
    const passage = passages[mark - 1];
    if (!passage) return [];
    const name = passage.document.replace(/^[a-z]{2}\//, "");
    const others = [...snapshot.languages.values()].flatMap((index) =>
      index.passages.filter(
        (other) =>
          other.language !== passage.language &&
          other.section === passage.section &&
          other.document.replace(/^[a-z]{2}\//, "") === name,
      ),
    );
    return [passage, ...others].map((one) => evidenceOf(one, snapshot));
  });
}

/** A contact must stand in the cited passage, and where the knowledge keeps a list of contacts, in that list too. */
function isOurs(
  said: ReturnType<typeof sentenceFacts>["contacts"][number],
  evidence: readonly Evidence[],
  snapshot: Snapshot,
): boolean {
  if (said.kind === "account") return false;
  if (!evidence.some((one) => one.facts.contacts.some((source) => isSameContact(said, source)))) return false;
  const { contacts } = snapshot.knowledge;
  if (contacts.size === 0) return true;
  const listed = [
    ...[...contacts.values()].flatMap(({ email, phones = [], link }) => [email, ...phones, link]),
    ...evidence.map(({ passage }) => passage.source.link),
  ].join("\n");
  return sentenceFacts(listed).contacts.some((source) => isSameContact(said, source));
}

function isKnownName(name: string, words: Iterable<string>): boolean {
  const parts = name.split(/[-’']/).filter((part) => part.length > 1);
  for (const part of parts.length > 0 ? parts : [name]) {
    let known = false;
    for (const word of words) if (word === part.toLowerCase() || soundsLike(part, word)) known = true;
    if (!known) return false;
  }
  return true;
}

/** The words that spell a glossary name; the name as a whole has been looked up already. */
function termWords(text: string, snapshot: Snapshot): ReadonlySet<string> {
  const tokens = analyzeText(text);
  const names = snapshot.glossary.match(tokens);
  return new Set(
    tokens.filter((_, index) => (names[index] ?? []).length > 0).map(({ surface }) => surface.toLowerCase()),
  );
}

function repeats(text: string, secret: string): boolean {
  const spell = (value: string) => (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  const words = spell(text).split(" ");
  const whole = ` ${spell(secret)} `;
  return words.some((_, start) => {
    const run = words.slice(start, start + SECRET_RUN);
    return run.length === SECRET_RUN && whole.includes(` ${run.join(" ")} `);
  });
}
