import { contactCard } from "../knowledge/contacts.ts";
import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import type { FoundPassage } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { chooseUnits } from "./choose-units.ts";
import { contactPassages, contactsIn } from "./contact-passages.ts";
import { asOfWords } from "./date-words.ts";
import type { Citation, Outcome, RankedPassage } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";

/** An answer from one passage: what it says, then the source line. */
export function composeAnswer(
  question: ReadQuestion,
  answer: FoundPassage,
  found: readonly FoundPassage[],
  snapshot: Snapshot,
): Outcome {
  const { passage } = answer;
  const { language } = question;
  const parts = [chooseUnits(question, passage, snapshot)];
  if (passage.language !== language) parts.unshift(PHRASES.foreignSource[language]);
  if (question.written.kind === "other") parts.unshift(PHRASES.otherLanguage.en);
  parts.push(sourceLine(passage, language));
  return {
    kind: "answered",
    language,
    text: parts.join("\n\n"),
    citations: [citationOf(passage)],
    passages: rankedPassages(found),
  };
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
export function composeUnanswered(question: ReadQuestion, found: readonly FoundPassage[], snapshot: Snapshot): Outcome {
  const { language } = question;
  const parts = [`${PHRASES.unanswered[language]}\n${secretariatContacts(snapshot, language)}`];
  if (question.written.kind === "other") parts.unshift(PHRASES.otherLanguage.en);
  return { kind: "unanswered", language, text: parts.join("\n\n"), citations: [], passages: rankedPassages(found) };
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

export function citationOf(passage: Passage): Citation {
  return { document: passage.document, section: passage.section, title: passage.title, asOf: passage.asOf };
}

export function rankedPassages(found: readonly FoundPassage[]): RankedPassage[] {
  return found.map(({ passage, score }) => ({
    document: passage.document,
    section: passage.section,
    score: Math.round(score * 1000) / 1000,
  }));
}
