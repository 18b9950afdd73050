import type { Passage } from "../knowledge/document.ts";
import { holds, isName, isStory, type QuestionTerm, type ReadQuestion } from "../language/read-question.ts";
import { type FoundPassage, passageKeys } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { answerUnits } from "./answer-units.ts";
import { YEAR } from "./year.ts";

/** How much of a question's meaning must stand in a passage for it to be the answer, 0 to 1. */
export interface CoverageThresholds {
  readonly enough: number;
  /** The same where a word of the question is unknown to the whole knowledge. */
  readonly withUnknown: number;
  /** A person who tells their story uses many words that no procedure repeats; its concepts must all be there instead. */
  readonly procedure: number;
}

/** Calibrated by `node scripts/calibrate.ts`; decisions/004 has the curve. */
export const COVERAGE: CoverageThresholds = { enough: 0.62, withUnknown: 0.75, procedure: 0.32 };

/** A name that stands in this share of all passages goes without saying, like the commission's own. */
const SELF_EVIDENT = 0.3;

const concepts = (names: string) => names.split(" ").map((name) => `concept:${name}`);
/** Concepts that name the thing asked for; a passage without it cannot answer, however well the rest fits. */
const DEMANDED = concepts(
  "budget phone email address chair stateless guide next website police test ngo person hours obtain",
);
/** The same where it is asked who did it or when. */
const DEMANDED_OF_DEEDS = concepts("fund coordinate merge implement found change");

/** What somebody does: whoever asks who, wants to hear of somebody. */
const OF_SOMEBODY = [...DEMANDED_OF_DEEDS, "concept:chair"];
/** Words of paying say nothing of what was paid for. */
const PAYMENT = new Set(["concept:budget", "concept:fund"]);
/** What happens on a day. */
const OF_A_DAY = concepts("found merge change");
const LASTING = concepts("duration year");
/** A term of this importance means something by itself. */
const OF_ITS_OWN = 0.9;

/** The day of a date is no count. */
const DAY =
  /\d{1,2}[\s-]*(?:იანვ|თებერვ|მარტ|აპრილ|მაის|ივნის|ივლის|აგვისტ|სექტემბ|ოქტომბ|ნოემბ|დეკემბ|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|янв|февр|март|апрел|ма[йя]|июн|июл|август|сентяб|октяб|нояб|декаб)\p{L}*/giu;
const COUNT =
  /(?<!\d)\d{1,3}(?!\d)|\d[.,]\d|ჯერ|(?<!\p{L})(?:ერთი|ორი|სამი|ოთხი|ხუთი|ექვსი|შვიდი|რვა|ცხრა|ათი)(?!\p{L}{4})|twice|once|\b(?:two|three|four|five|nine)\b|(?:дв|тр|четыр|пят|девят)\p{L}*/iu;

/** Whether a passage answers a question, or only speaks of some of its words. */
export function isAnswered(
  question: ReadQuestion,
  found: FoundPassage,
  snapshot: Snapshot,
  thresholds: CoverageThresholds = COVERAGE,
): boolean {
  const { passage } = found;
  // The cheapest first: most of what was found ends here.
  if (question.terms.length === 0 || !isCovered(question, found, thresholds)) return false;
  const keys = passageKeys(passage, snapshot);
  if (question.terms.some((term) => isDemanded(term, question, snapshot) && !holdsMeaning(term, keys))) return false;
  if (isDeed(question) && !isSubject(question, passage, snapshot)) return false;
  if (question.intents.has("who") && !tellsWho(question, passage, snapshot)) return false;
  if (question.intents.has("when") && !tellsWhen(question, passage, snapshot)) return false;
  const amount =
    (question.intents.has("amount") && !question.intents.has("when")) ||
    (question.labels.has("concept:budget") && !isStory(question));
  return !amount || tellsAmount(question, passage, snapshot);
}

/** Whether enough of what was asked stands in a passage at all. */
function isCovered(
  question: ReadQuestion,
  { passage, missing, coverage }: FoundPassage,
  thresholds: CoverageThresholds,
): boolean {
  if (passage.kind === "procedure" && tellsStory(question, missing)) return coverage >= thresholds.procedure;
  const unknown = missing.some((term) => !term.known && term.importance === 1);
  return coverage >= (unknown ? thresholds.withUnknown : thresholds.enough);
}

/** Figures, counted things, names and demanded concepts are never answered by a passage that does not hold them. */
function isDemanded(term: QuestionTerm, question: ReadQuestion, snapshot: Snapshot): boolean {
  if (term.importance === 0) return false;
  if (term.counted || (/^\d/.test(term.surface) && !isStory(question))) return true;
  // Whoever tells that they have no money does not ask for a sum.
  if (term.keys.includes("concept:budget") && isStory(question) && !question.intents.has("amount")) return false;
  const deed = question.intents.has("who") || question.intents.has("when");
  if (term.keys.some((key) => DEMANDED.includes(key) || (deed && DEMANDED_OF_DEEDS.includes(key)))) return true;
  return isTellingName(term, question, snapshot);
}

/** A name that tells what a question is about. */
function isTellingName({ keys }: QuestionTerm, question: ReadQuestion, snapshot: Snapshot): boolean {
  return keys.some((key) => key.startsWith("term:") && !isSelfEvident(key, question, snapshot));
}

function isDeed(question: ReadQuestion): boolean {
  return question.intents.has("who") && DEMANDED_OF_DEEDS.some((concept) => question.labels.has(concept));
}

/** Who did or does a thing is told where the thing is the subject, not where its name happens to stand beside another. */
function isSubject(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const subject = partKeys([passage.title, passage.heading, ...passage.questions].join(" ; "), passage, snapshot);
  const named = question.terms.filter((term) => isTellingName(term, question, snapshot));
  return (
    passage.kind === "text" ||
    named.every((term) => term.keys.some((key) => key.startsWith("term:") && subject.has(key)))
  );
}

/** Where a word has a concept or a name, that must be held; a like-sounding stem is not enough. */
function holdsMeaning(term: QuestionTerm, keys: ReadonlySet<string>): boolean {
  const meanings = term.keys.filter((key) => key.startsWith("concept:") || key.startsWith("term:"));
  return (meanings.length > 0 ? meanings : term.keys).some((key) => keys.has(key));
}

function isSelfEvident(key: string, question: ReadQuestion, snapshot: Snapshot): boolean {
  const index = snapshot.languages.get(question.language) ?? snapshot.languages.values().next().value;
  return index !== undefined && index.lexical.documentFrequency(key) >= SELF_EVIDENT * index.passages.length;
}

/**
 * A sum or a count must stand in a sentence of the passage together with the names that were asked about, unless the
 * passage's title or heading has them: a budget is always somebody's.
 */
function tellsAmount(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
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
    const own = partKeys(unit.kind === "list" ? unit.lead : unit.text, passage, snapshot);
    const has = (key: string) => own.has(key) || around.has(key);
    if (budget && !has("concept:budget")) return false;
    if (question.labels.has("concept:duration") && !LASTING.some(has)) return false;
    return wanted.every((term) => term.keys.some(has) || (about && isName(term) && holds(whole, term)));
  });
}

/** When something was founded, merged or renamed must be told in one sentence: the deed, a year, and what it was done to. */
function tellsWhen(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const deeds = question.terms.filter(
    ({ keys, importance }) => importance > 0 && keys.some((key) => OF_A_DAY.includes(key)),
  );
  if (deeds.length === 0) return true;
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
function tellsWho(question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  const deeds = question.terms.filter(({ keys }) => keys.some((key) => OF_SOMEBODY.includes(key)));
  if (deeds.length === 0 || passage.kind === "text" || snapshot.knowledge.glossary.length === 0) return true;
  const years = question.terms.filter(({ surface }) => /^(?:19|20)\d\d$/.test(surface));
  const asked = new Set(question.terms.flatMap(({ keys }) => keys));
  return answerUnits(passage).some(({ text, lead }) => {
    const parts = [lead, text].map((part) => partKeys(part, passage, snapshot));
    const named = parts.some((keys) => [...keys].some((key) => key.startsWith("term:") && !asked.has(key)));
    return named && [...years, ...deeds].every((term) => parts.some((keys) => holds(keys, term)));
  });
}

function tellsStory(question: ReadQuestion, missing: readonly QuestionTerm[]): boolean {
  const meant = question.terms.filter((term) => term.keys.some((key) => key.startsWith("concept:")));
  const lacking = meant.filter((term) => missing.includes(term)).length;
  // A longer story holds something beside its point.
  const most = isStory(question) ? meant.length / 2 : 0;
  return meant.length >= 2 && question.terms.length >= 3 && lacking <= most;
}
