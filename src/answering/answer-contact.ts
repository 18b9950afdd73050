import type { Passage } from "../knowledge/document.ts";
import { blockText } from "../knowledge/parse-blocks.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import { cover, type FoundPassage, passageKeys } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { citationOf, rankedPassages, sourceLine } from "./compose-answer.ts";
import type { Outcome } from "./outcome.ts";

const LINK = /https?:\/\//;
const EMAIL = /\S+@\S+\.\S+/;
const PHONE = /(?<![\d.,–-])(?:\+\d[\d ]{6,}|\d{3}(?![\d.,–-])|\d \d\d \d\d \d\d|\d\d \d\d)(?!\d)/;
/** What people ask a contact for; it is not what tells one contact from another. */
const FIELDS = new Set("phone email address office website help".split(" ").map((name) => `concept:${name}`));

/** A passage this short is the card itself and told whole. */
const WHOLE_CARD = 400;
/** Share of the words that name whose contact is wanted which must stand in the passage. */
const ENOUGH = 0.6;

/**
 * The contact card for a question after a phone, an e-mail or an address; undefined where no passage with contacts is
 * about what was named. A contact that is not known is never replaced by another one.
 */
export function answerContact(
  question: ReadQuestion,
  found: readonly FoundPassage[],
  snapshot: Snapshot,
): Outcome | undefined {
  const place = question.intents.has("where");
  if (!question.intents.has("contact") && !place) return undefined;
  const named = question.terms.filter((term) => !term.keys.some((key) => FIELDS.has(key)));
  const candidates = contactPassages(question, found, snapshot);
  for (const candidate of candidates) {
    const { passage } = candidate;
    const index = snapshot.languages.get(passage.language);
    if (!index) continue;
    if (!holdsField(question, passage, place)) continue;
    const { coverage, missing } = cover(named, passageKeys(passage, snapshot), index);
    if (named.length > 0 && coverage < ENOUGH) continue;
    if (missing.some((term) => term.keys.some((key) => key.startsWith("term:")))) continue;
    if (place && (missing.length > 0 || (named.length === 0 && !question.labels.has("concept:office")))) continue;
    const blocks = passage.blocks.filter(
      (block) => EMAIL.test(blockText(block)) || PHONE.test(blockText(block)) || passage.text.length <= WHOLE_CARD,
    );
    const text = blocks.map(blockText).join("\n");
    return {
      kind: "answered",
      language: question.language,
      text: `${text}\n\n${sourceLine(passage, question.language)}`,
      citations: [citationOf(passage)],
      passages: rankedPassages(found),
    };
  }
  return undefined;
}

/** Whether the passage holds the kind of contact that was asked for. The address of a website is no street. */
function holdsField(question: ReadQuestion, passage: Passage, place: boolean): boolean {
  const { labels } = question;
  if (labels.has("concept:website")) return LINK.test(passage.text);
  if (labels.has("concept:email") && !EMAIL.test(passage.text)) return false;
  if (labels.has("concept:phone") && !PHONE.test(passage.text)) return false;
  const address = EMAIL.test(passage.text) || /ქ\.|street|ул\.|улиц/i.test(passage.text);
  return address || !(place || labels.has("concept:address"));
}

/** Passages that hold contacts, those of the contact documents first; all of them where nobody was named. */
function contactPassages(question: ReadQuestion, found: readonly FoundPassage[], snapshot: Snapshot): FoundPassage[] {
  const holds = ({ passage }: FoundPassage) =>
    passage.contacts.length > 0 ||
    (passage.kind === "text" && [EMAIL, PHONE, LINK].some((kind) => kind.test(passage.text)));
  const all = found.filter(holds);
  const own = snapshot.languages.get(question.language) ?? snapshot.languages.get("ka");
  for (const passage of own?.passages ?? []) {
    const candidate = { passage, score: 0, coverage: 0, missing: [] };
    if ((passage.kind === "contacts" || passage.kind === "text") && holds(candidate)) all.push(candidate);
  }
  return all.toSorted(
    (a, b) => Number(b.passage.kind === "contacts") - Number(a.passage.kind === "contacts") || b.score - a.score,
  );
}
