import type { Passage } from "../knowledge/document.ts";
import { sourceLine } from "./compose-answer.ts";
import type { AnsweredOutcome } from "./outcome.ts";

/** A whole section told as an answer, for menus: nobody asked, so nothing is chosen from it. */
export function asAnswer(passage: Passage): AnsweredOutcome {
  const { document, section, title, asOf, language, text: body } = passage;
  const source = sourceLine(passage, language);
  return {
    kind: "answered",
    made: "fixed",
    language,
    text: `${body}\n\n${source}`,
    citations: [{ document, section, title, asOf }],
    passages: [],
    notes: [],
    body,
    keyFact: "",
    source,
    link: passage.source.link,
    related: [],
  };
}
