import type { Passage } from "../knowledge/document.ts";
import { holds, isName, type QuestionTerm, type ReadQuestion } from "../language/read-question.ts";
import { passageKeys } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { answerUnits } from "./answer-units.ts";
import { isActor } from "./is-actor.ts";
import { isTellingName } from "./is-telling-name.ts";
import { YEAR } from "./year.ts";

/** What somebody did: it is asked who did it or when. */
export const DEEDS = ["fund", "coordinate", "merge", "implement", "found", "change"].map((name) => `concept:${name}`);
/** Who heads a thing, runs or coordinates it is asked in one word and told in another. */
const LEADING = ["concept:coordinate", "concept:chair", "concept:manage"];
/** What somebody does: whoever asks who, wants to hear of somebody. */
const OF_SOMEBODY = [...DEEDS, ...LEADING];
/** Words of paying say nothing of what was paid for. */
const PAYMENT = new Set(["concept:budget", "concept:fund"]);
/** What happens on a day. */
const OF_A_DAY = ["concept:found", "concept:merge", "concept:change", "concept:abolish"];
const LASTING = ["concept:duration", "concept:year"];
/** A term of this importance means something by itself. */
const OF_ITS_OWN = 0.9;

/** How often something happens. */
const FREQUENCY =
  /\b(?:once an?|twice|every|annual|annually|yearly|monthly|weekly|times a)\b|ჯერ|ყოველ|წელიწადში|раза? в|ежегодн|ежемесячн|кажд/iu;
/** The day of a date is no count. */
const DAY =
  /\d{1,2}[\s-]*(?:იანვ|თებერვ|მარტ|აპრილ|მაის|ივნის|ივლის|აგვისტ|სექტემბ|ოქტომბ|ნოემბ|დეკემბ|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|янв|февр|март|апрел|ма[йя]|июн|июл|август|сентяб|октяб|нояб|декаб)\p{L}*/giu;
const COUNT =
  /(?<!\d)\d{1,3}(?!\d)|\d[.,]\d|ჯერ|(?<!\p{L})(?:ერთი|ორი|სამი|ოთხი|ხუთი|ექვსი|შვიდი|რვა|ცხრა|ათი)(?!\p{L}{4})|twice|once|\b(?:two|three|four|five|nine)\b|(?:дв|тр|четыр|пят|девят)\p{L}*/iu;

/**
 * A sum or a count must stand in a sentence of the passage together with the names that were asked about, unless the
 * passage's title or heading has them: a budget is always somebody's.
 */
export function tellsAmount(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const named = question.terms.filter((term) => term.counted || isName(term));
  const around = partKeys(`${passage.title} ${passage.heading}`, passage, snapshot);
  const whole = passageKeys(passage, snapshot);
  const budget = question.labels.has("concept:budget");
  // Of a sum, everything that says whose it is must be there; who paid it may be told elsewhere in a section about it.
  const wanted = budget
    ? question.terms.filter((term) => term.importance >= OF_ITS_OWN && !holds(PAYMENT, term))
    : named;
  const about = named.some((term) => holds(around, term));
  return answerUnits(passage).some((unit) => {
    if (unit.kind === "item" || (unit.kind === "sentence" && !COUNT.test(unit.text.replace(DAY, "")))) return false;
    if (question.labels.has("often") && (unit.kind === "list" || !FREQUENCY.test(unit.text))) return false;
    const own = partKeys(unit.kind === "list" ? unit.lead : unit.text, passage, snapshot);
    const has = (key: string) => own.has(key) || around.has(key);
    if (budget && !has("concept:budget")) return false;
    if (question.labels.has("concept:duration") && !LASTING.some(has)) return false;
    return wanted.every((term) => term.keys.some(has) || (about && isName(term) && holds(whole, term)));
  });
}

/**
 * When something was founded, merged, renamed or closed must be told in one sentence: the deed, a year, and what it was done
 * to. Of anything else some time must be told at all.
 */
export function tellsWhen(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const deeds = question.terms.filter(
    ({ keys, importance }) => importance > 0 && keys.some((key) => OF_A_DAY.includes(key)),
  );
  if (deeds.length === 0) return passage.kind === "text" || /\d/.test(passage.text) || FREQUENCY.test(passage.text);
  const named = question.terms.filter((term) => isTellingName(term, question, snapshot));
  return answerUnits(passage).some(({ text, lead }) => {
    if (!YEAR.test(text)) return false;
    const parts = [`${passage.title} ${passage.heading}`, lead, text].map((part) => partKeys(part, passage, snapshot));
    return [...deeds, ...named].every((term) => parts.some((keys) => holds(keys, term)));
  });
}

/**
 * Who did or does something must be told in one place: the deed and somebody who was not named in the question, and the
 * year too where one was asked for.
 */
export function tellsWho(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const isLeading = ({ keys }: Pick<QuestionTerm, "keys">) => keys.some((key) => LEADING.includes(key));
  const deeds = question.terms
    .filter(({ keys }) => keys.some((key) => OF_SOMEBODY.includes(key)))
    .map((term) => (isLeading(term) ? { keys: [...term.keys, ...LEADING] } : term));
  if (deeds.length === 0 || passage.kind === "text" || snapshot.knowledge.glossary.length === 0) return true;
  // Much is managed in this field; who leads this one thing is told in a sentence about it.
  const led = deeds.some(isLeading) ? question.terms.filter(isName) : [];
  const years = question.terms.filter(({ surface }) => /^(?:19|20)\d\d$/.test(surface));
  const asked = new Set(question.terms.flatMap(({ keys }) => keys));
  return answerUnits(passage).some(({ kind, text, lead }) => {
    const parts = [lead, text].map((part) => partKeys(part, passage, snapshot));
    // A list of what somebody does says nothing of who does it to them; only its lead does.
    const telling = kind === "sentence" ? parts : parts.slice(0, 1);
    const named = parts.some((keys) => [...keys].some((key) => isActor(key, snapshot) && !asked.has(key)));
    return named && [...years, ...deeds, ...led].every((term) => telling.some((keys) => holds(keys, term)));
  });
}

/** Who belongs to something must be told of that thing: a passage may speak of one group's members and name another. */
export function tellsMembers(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const membership = question.terms.filter(({ keys }) => keys.includes("concept:member"));
  if (membership.length === 0 || question.labels.has("concept:chair")) return true;
  const whose = question.terms.filter(
    (term) => isTellingName(term, question, snapshot) || (term.importance >= OF_ITS_OWN && !isName(term)),
  );
  return answerUnits(passage).some(({ kind, text, lead }) => {
    const parts = (kind === "list" ? [lead] : [lead, text]).map((part) => partKeys(part, passage, snapshot));
    return [...membership, ...whose].every((term) => parts.some((keys) => holds(keys, term)));
  });
}
