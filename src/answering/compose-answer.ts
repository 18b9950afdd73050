import { contactCard } from "../knowledge/contacts.ts";
import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { contactPassages, contactsIn } from "./contact-passages.ts";
import { asOfWords } from "./date-words.ts";
import { keyFact } from "./key-fact.ts";
import type { AnsweredOutcome, Citation, PlainOutcome, RankedPassage, RelatedSection } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";

/** A section that holds this share of the question is worth offering beside the answer. */
const RELATED = 0.35;
const MOST_RELATED = 3;
/** A section with this share of a question's meaning lies near it. */
const NEAR = 0.4;
const MOST_NEAREST = 3;

/** What an answer is made of. */
export interface AnswerParts {
  readonly made: AnsweredOutcome["made"];
  readonly body: string;
  readonly cited: readonly [Passage, ...Passage[]];
  /** What else stands before the answer. */
  readonly notes?: readonly string[];
}

/** An answer: what the cited passages say, then the source line of the first; a written answer names them all. */
export function composeAnswer(
  question: ReadQuestion,
  answer: AnswerParts,
  found: readonly FoundPassage[],
): AnsweredOutcome {
  const { made, body, cited } = answer;
  const [passage] = cited;
  const { language } = question;
  const notes = [...(answer.notes ?? [])];
  if (question.written.kind === "other") notes.push(PHRASES.otherLanguage.en);
  if (made !== "written" && passage.language !== language) notes.push(PHRASES.foreignSource[language]);
  const sources = (made === "written" ? cited : [passage]).map((one) => sourceLine(one, language));
  const source = [...new Set(sources)].join("\n");
  return {
    kind: "answered",
    made,
    language,
    text: [...notes, body, source].join("\n\n"),
    citations: [citationOf(passage), ...cited.slice(1).map(citationOf)],
    passages: rankedPassages(found),
    notes,
    body,
    keyFact: keyFact(body, question.intents),
    source,
    link: passage.source.link,
    related: relatedSections(passage, found),
  };
}

function relatedSections(cited: Passage, found: readonly FoundPassage[]): RelatedSection[] {
  return found
    .filter(({ passage, coverage }) => passage !== cited && passage.language === cited.language && coverage >= RELATED)
    .slice(0, MOST_RELATED)
    .map(asSection);
}

/** `Source: Working groups — Statelessness, as of 2020` */
export function sourceLine(passage: Passage, language: Language): string {
  const title = passage.heading === passage.title ? passage.title : `${passage.title} — ${passage.heading}`;
  const notes = [];
  if (passage.status === "ended" && passage.asOf !== "") notes.push(endedWords(passage.asOf.slice(0, 4), language));
  else if (passage.asOf !== "") notes.push(asOfWords(passage.asOf, language));
  return [`${PHRASES.source[language]}: ${title}`, ...notes].join(", ");
}

function endedWords(year: string, language: Language): string {
  if (language === "ka") return `${PHRASES.ended.ka} ${year} წელს`;
  return language === "en" ? `${PHRASES.ended.en} ${year}` : `${PHRASES.ended.ru} в ${year} году`;
}

/** The honest "I do not know" with the secretariat's contacts. */
export function composeUnanswered(
  question: ReadQuestion,
  found: readonly FoundPassage[],
  snapshot: Snapshot,
): PlainOutcome {
  const { language } = question;
  const parts = [`${PHRASES.unanswered[language]}\n${secretariatContacts(snapshot, language)}`];
  if (question.written.kind === "other") parts.unshift(PHRASES.otherLanguage.en);
  return {
    kind: "unanswered",
    language,
    text: parts.join("\n\n"),
    citations: [],
    passages: rankedPassages(found),
    nearest: nearestSections(question, found),
  };
}

/** Those in the asker's language that hold a fair part of what was asked, and more of it than that it costs something. */
function nearestSections(question: ReadQuestion, found: readonly FoundPassage[]): RelatedSection[] {
  const says = question.terms.filter((term) => !term.keys.includes("concept:budget"));
  return found
    .filter(
      ({ passage, coverage, missing }) =>
        passage.language === question.language && coverage >= NEAR && says.some((term) => !missing.includes(term)),
    )
    .slice(0, MOST_NEAREST)
    .map(asSection);
}

function asSection({ passage: { document, section, heading } }: FoundPassage): RelatedSection {
  return { document, section, heading };
}

/**
 * The secretariat's card. A folder without contacts.yaml may still hold an address in its texts: the section around the
 * first e-mail address is taken then.
 */
export function secretariatContacts(snapshot: Snapshot, language: Language): string {
  const { contacts } = snapshot.knowledge;
  const contact = contacts.get("secretariat") ?? [...contacts.values()].find((entry) => entry.email !== undefined);
  if (contact) return contactCard(contact, language);
  const passage = [...snapshot.languages.values()]
    .flatMap((index) => contactPassages(index))
    .find(({ text }) => contactsIn(text).email);
  return (
    passage?.text
      .split("\n")
      .filter((line) => /[@\d]/.test(line))
      .slice(-3)
      .join("\n") ?? ""
  );
}

function citationOf(passage: Passage): Citation {
  return { document: passage.document, section: passage.section, title: passage.title, asOf: passage.asOf };
}

export function rankedPassages(found: readonly FoundPassage[]): RankedPassage[] {
  return found.map(({ passage, score }) => ({
    document: passage.document,
    section: passage.section,
    score: Math.round(score * 1000) / 1000,
  }));
}
