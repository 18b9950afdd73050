import type { Passage } from "../knowledge/document.ts";
import { isStory, type QuestionTerm, type ReadQuestion } from "../language/read-question.ts";
import { type FoundPassage, passageKeys } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { isTellingName } from "./is-telling-name.ts";
import { DEEDS, tellsAmount, tellsMembers, tellsWhen, tellsWho } from "./told-in-one-place.ts";

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

/** Concepts that name the thing asked for; a passage without it cannot answer, however well the rest fits. */
const DEMANDED =
  "budget phone email address chair stateless guide next website police test ngo person hours obtain papers"
    .split(" ")
    .map((name) => `concept:${name}`);

/** What people in need tell that they lack. */
const LACKED = ["concept:budget", "concept:papers"];

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
  if (question.terms.some((term) => isDemanded(term, question, passage, snapshot) && !holdsMeaning(term, keys)))
    return false;
  if (isDeed(question) && !isSubject(question, passage, snapshot)) return false;
  if (question.intents.has("who") && !tellsWho(question, passage, snapshot)) return false;
  if (question.intents.has("who") && !tellsMembers(question, passage, snapshot)) return false;
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
function isDemanded(term: QuestionTerm, question: ReadQuestion, passage: Passage, snapshot: Snapshot): boolean {
  if (term.importance === 0) return false;
  if (term.counted || (/^\d/.test(term.surface) && !isStory(question))) return true;
  // Whoever tells that they have no money, or no papers, does not ask for them.
  if (term.keys.some((key) => LACKED.includes(key)) && isStory(question) && !question.intents.has("amount"))
    return false;
  const deed = question.intents.has("who") || question.intents.has("when");
  if (term.keys.some((key) => DEMANDED.includes(key) || (deed && DEEDS.includes(key)))) return true;
  // A project that was closed has ended; nothing says so of a group.
  if (term.keys.includes("concept:abolish") && passage.kind !== "project") return true;
  return isTellingName(term, question, snapshot);
}

function isDeed(question: ReadQuestion): boolean {
  return question.intents.has("who") && DEEDS.some((concept) => question.labels.has(concept));
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

/** Whether somebody tells what has happened to them, and a passage holds most of it. */
function tellsStory(question: ReadQuestion, missing: readonly QuestionTerm[]): boolean {
  const meant = question.terms.filter(
    ({ keys }) => keys.some((key) => key.startsWith("concept:")) && !keys.some((key) => LACKED.includes(key)),
  );
  const lacking = meant.filter((term) => missing.includes(term)).length;
  // A longer story holds something beside its point.
  const most = isStory(question) ? meant.length / 2 : 0;
  return meant.length >= 2 && question.terms.length >= 3 && lacking <= most;
}
