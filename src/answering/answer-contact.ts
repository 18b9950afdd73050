import type { Passage } from "../knowledge/document.ts";
import { blockText } from "../knowledge/parse-blocks.ts";
import { holds, isName, isStory, type ReadQuestion } from "../language/read-question.ts";
import { cover, type FoundPassage, lacking, passageKeys, weighTerms } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { composeAnswer } from "./compose-answer.ts";
import { contactPassages, contactsIn, givesContact } from "./contact-passages.ts";
import type { Outcome } from "./outcome.ts";

/** What people ask a contact for; it is not what tells one contact from another. */
const FIELDS = new Set("phone email address office website help".split(" ").map((name) => `concept:${name}`));

/** A folder of raw texts may hold any number of contacts; beyond so many only those that the search found are looked at. */
const MOST_CARDS = 300;
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
  const story = isStory(question);
  // In a story around the question only names tell whose contact is wanted.
  const named = question.terms.filter((term) => !holds(FIELDS, term) && (!story || isName(term)));
  const candidates = candidatesFor(question, found, snapshot);
  // "Your phone": where nobody is named, the secretariat is meant.
  const isOwn = ({ contacts }: Passage) => contacts.includes("secretariat");
  const ordered =
    named.length > 0 || story ? candidates : candidates.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  for (const passage of ordered) {
    const index = snapshot.languages.get(passage.language);
    if (!index) continue;
    if (!holdsField(question, passage, place)) continue;
    const keys = passageKeys(passage, snapshot);
    if (named.length > 0 && cover(weighTerms(named, index), keys) < ENOUGH) continue;
    const missing = lacking(named, keys);
    if (missing.some(isName)) continue;
    if (place && (missing.length > 0 || (named.length === 0 && !question.labels.has("concept:office")))) continue;
    const blocks = passage.blocks.filter((block) => {
      const { email, phone } = contactsIn(blockText(block));
      return email || phone || passage.text.length <= WHOLE_CARD;
    });
    return composeAnswer(question, { made: "fixed", body: blocks.map(blockText).join("\n"), cited: [passage] }, found);
  }
  return undefined;
}

/** Whether the passage holds the kind of contact that was asked for. The address of a website is no street. */
function holdsField({ labels }: ReadQuestion, passage: Passage, place: boolean): boolean {
  const { email, phone, link, address } = contactsIn(passage.text);
  if (labels.has("concept:website")) return link;
  if (labels.has("concept:email") && !email) return false;
  if (labels.has("concept:phone") && !phone) return false;
  return address || !(place || labels.has("concept:address"));
}

/** What was found with a contact in it, and every passage that exists to give contacts; these first. */
function candidatesFor(question: ReadQuestion, found: readonly FoundPassage[], snapshot: Snapshot): Passage[] {
  const own = snapshot.languages.get(question.language) ?? snapshot.languages.get("ka");
  const candidates = [
    ...found.map(({ passage }) => passage).filter(givesContact),
    ...(own ? contactPassages(own).slice(0, MOST_CARDS) : []),
  ];
  return candidates.toSorted((a, b) => Number(b.kind === "contacts") - Number(a.kind === "contacts"));
}
