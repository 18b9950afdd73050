import type { Passage } from "../../knowledge/document.ts";
import { analyzeText } from "../../language/analyze-text.ts";
import type { Snapshot } from "../../retrieval/passage-index.ts";
import { type CitedSentence, citedSentences } from "./cited-sentences.ts";
import { isSameContact } from "./contact-facts.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { findNames, soundsLike } from "./find-names.ts";
import { misplacedFact } from "./misplaced-fact.ts";
import { isNegated, saysAbsence } from "./negation.ts";
import { agrees, isYear } from "./read-dates.ts";
import { speechFault } from "./said-in-own-name.ts";
import { sentenceFacts } from "./sentence-facts.ts";
import { keysOfWords, overlap, termsIn } from "./sentence-keys.ts";

/** What a sentence was refused for. */
export type GroundingFault =
  | "uncited"
  | "contact"
  | "date"
  | "number"
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
const SHARED_WITH_A_PLACE = 0.3;
/** A run of so many words of the instructions is no coincidence. */
const SECRET_RUN = 6;
const GROUNDED: GroundingResult = { kind: "grounded" };

/** Checks a whole answer; the first sentence that fails decides. */
export function checkAnswer(answer: string, sources: GroundingSources): GroundingResult {
  const sentences = citedSentences(answer);
  if (sentences.length === 0) return refuse("uncited", "");
  for (const sentence of sentences) {
    const result = checkSentence(sentence, sources);
    if (result.kind === "refused") return result;
  }
  return GROUNDED;
}

/**
 * Checks that a sentence says nothing but what its cited passages say: every contact, date, number, glossary name and
 * proper name stands there; it shares their content words; it denies what they deny; and it neither promises nor speaks
 * of the program. Deterministic: no model has a say in it.
 *
 * A passage speaks in each language that it is kept in: sections of the same name are one.
 */
export function checkSentence(sentence: CitedSentence, sources: GroundingSources): GroundingResult {
  const { text } = sentence;
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
  if (absent) return GROUNDED;

  const keys = keysOfWords(text, glossary);
  const all = new Set(evidence.flatMap((one) => [...one.keys]));
  const shared = overlap(keys, all);
  if (shared < SHARED) return refuse("unsupported", `${shared.toFixed(2)} ${text}`);
  const units = evidence.flatMap((one) => one.units).map((unit) => ({ unit, shared: overlap(keys, unit.keys) }));
  const best = Math.max(0, ...units.map((one) => one.shared));
  if (best < SHARED_WITH_A_PLACE) return refuse("unsupported", `${best.toFixed(2)} ${text}`);

  const near = units.filter((one) => one.shared >= best * 0.85).map(({ unit }) => unit);
  if (near.every(({ negated }) => negated !== isNegated(text))) return refuse("negation", text);

  const misplaced = misplacedFact(text, facts, evidence, glossary);
  return misplaced === undefined ? GROUNDED : refuse("misplaced", misplaced);
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
