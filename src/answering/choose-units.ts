import type { Passage } from "../knowledge/document.ts";
import type { Intent } from "../language/lexicon/labels.ts";
import { holds, type ReadQuestion } from "../language/read-question.ts";
import { type WeighedTerm, weighTerms } from "../retrieval/find-passages.ts";
import { partKeys } from "../retrieval/part-keys.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { type AnswerUnit, answerUnits } from "./answer-units.ts";
import { isActor } from "./is-actor.ts";
import { YEAR } from "./year.ts";

const MOST_CHARACTERS = 480;
const MOST_CHARACTERS_OF_A_LIST = 1400;
/** A passage this short is told whole; a sentence torn from it would say less and save nothing. */
const SHORT_PASSAGE = 300;
/** A unit that is this much weaker than the best is not told beside it. */
const WORTH_TELLING = 0.62;
/** Among the sentences of one passage soft words tell, too. */
const LEAST_IMPORTANCE = 0.5;

const MONEY = /\d[\d.,  ]*\s*(?:million|mln|euro|eur|€|lari|gel|მილიონ|ევრო|ლარ|миллион|млн|евро|лари)/iu;

interface ScoredUnit {
  readonly unit: AnswerUnit;
  readonly score: number;
}

/** How well the best sentence, item or list of a passage answers the question; only the order of such values means something. */
export function bestUnitScore(question: ReadQuestion, passage: Passage, snapshot: Snapshot): number {
  return Math.max(0, ...scoreUnits(question, passage, snapshot).map(({ score }) => score));
}

/** The sentences or the list of a passage that answer the question, in the order in which they stand there. */
export function chooseUnits(question: ReadQuestion, passage: Passage, snapshot: Snapshot): string {
  if (passage.text.length <= SHORT_PASSAGE && passage.blocks.every((block) => block.kind === "paragraph")) {
    return passage.text;
  }
  const ranked = scoreUnits(question, passage, snapshot).sort(
    (a, b) => b.score - a.score || a.unit.order - b.unit.order,
  );
  const best = ranked[0];
  if (!best) return "";
  if (best.unit.kind === "list") return listText(question, best.unit, ranked);

  const chosen: AnswerUnit[] = [best.unit];
  let length = best.unit.text.length;
  for (const { unit, score } of ranked.slice(1)) {
    if (unit.kind === "list" || score < best.score * WORTH_TELLING) continue;
    if (unit.kind !== best.unit.kind || length + unit.text.length > MOST_CHARACTERS) continue;
    chosen.push(unit);
    length += unit.text.length;
  }
  chosen.sort((a, b) => a.order - b.order);
  if (best.unit.kind === "item") {
    const lead = best.unit.lead;
    return quoteItems(answerUnits(passage), new Set(chosen.filter((unit) => unit.lead === lead)), lead);
  }
  return chosen.map((unit) => unit.text).join(" ");
}

/** A whole list where it is short or was asked for, else its lead with the items that fit best. */
function listText(question: ReadQuestion, list: AnswerUnit, ranked: readonly ScoredUnit[]): string {
  const { intents } = question;
  const whole = intents.has("list") || intents.has("what") || intents.size === 0;
  if (list.text.length <= (whole ? MOST_CHARACTERS_OF_A_LIST : 700)) return list.text;
  const items = ranked.map(({ unit }) => unit).filter((unit) => unit.kind === "item" && unit.lead === list.lead);
  const kept = new Set<AnswerUnit>();
  let length = list.lead.length;
  for (const item of whole ? items.toSorted((a, b) => a.order - b.order) : items.slice(0, 3)) {
    length += item.text.length + 3;
    if (length > MOST_CHARACTERS_OF_A_LIST) break;
    kept.add(item);
  }
  return quoteItems(items, kept, list.lead);
}

/** A list's lead with some of its items in their order; what is left out is shown to be left out. */
function quoteItems(units: readonly AnswerUnit[], kept: ReadonlySet<AnswerUnit>, lead: string): string {
  const items = units.filter((unit) => unit.kind === "item" && unit.lead === lead);
  const lines = [...kept].toSorted((a, b) => a.order - b.order).map((unit) => `• ${unit.text}`);
  return [lead, ...lines, kept.size < items.length ? "• …" : ""].filter(Boolean).join("\n");
}

function scoreUnits(question: ReadQuestion, passage: Passage, snapshot: Snapshot): ScoredUnit[] {
  const index = snapshot.languages.get(passage.language);
  const terms = index ? weighTerms(question.terms, index, LEAST_IMPORTANCE) : [];
  return answerUnits(passage).map((unit) => ({ unit, score: scoreUnit(question, terms, unit, passage, snapshot) }));
}

function scoreUnit(
  question: ReadQuestion,
  terms: readonly WeighedTerm[],
  unit: AnswerUnit,
  passage: Passage,
  snapshot: Snapshot,
): number {
  const keys = partKeys(unit.text, passage, snapshot);
  const around = partKeys(`${passage.title} ${passage.heading} ${unit.lead}`, passage, snapshot);
  let whole = 0;
  let held = 0;
  for (const { term, weight } of terms) {
    whole += weight;
    if (holds(keys, term)) held += weight;
    else if (holds(around, term)) held += weight * (unit.kind === "item" ? 0.4 : 0.8);
  }
  const match = whole === 0 ? 0.3 : held / whole;
  let fit = 0;
  for (const intent of question.intents) fit += fitOf(intent, question, unit, keys, snapshot);
  const single = ["who", "when", "amount", "why"] as const;
  if (unit.kind === "list" && !question.intents.has("list") && single.some((intent) => question.intents.has(intent))) {
    fit -= 0.3;
  }
  const early = unit.order === 0 ? 0.05 : 0;
  return match + fit + early;
}

/** How well a unit is of the kind that was asked for. */
function fitOf(
  intent: Intent,
  question: ReadQuestion,
  unit: AnswerUnit,
  keys: ReadonlySet<string>,
  snapshot: Snapshot,
): number {
  switch (intent) {
    case "when":
      return YEAR.test(unit.text) ? 0.35 : -0.1;
    case "who": {
      const asked = new Set(question.terms.flatMap((term) => term.keys));
      const names = [...keys].filter((key) => isActor(key, snapshot) && !asked.has(key));
      return names.length > 0 || snapshot.knowledge.glossary.length === 0 ? 0.25 : -0.1;
    }
    case "amount":
      if (question.labels.has("concept:budget")) return MONEY.test(unit.text) ? 0.5 : -0.1;
      return /\d/.test(unit.text) ? 0.3 : -0.1;
    case "list":
      // A plural behind "which" may be told in a sentence; "list them" may not.
      if (unit.kind !== "list") return 0;
      return question.labels.has("intent:list") ? 0.4 : 0.2;
    case "why":
      return keys.has("concept:aim") ? 0.3 : 0;
    case "what":
      return unit.order === 0 ? 0.1 : 0;
    case "where":
      return keys.has("concept:office") || keys.has("concept:address") ? 0.2 : 0;
    case "contact":
      return /@|\d[\d ]{2,}/.test(unit.text) ? 0.3 : 0;
  }
}
