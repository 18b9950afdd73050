import { contactCard } from "../knowledge/contacts.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { composeAnswer } from "./compose-answer.ts";
import type { Outcome } from "./outcome.ts";
import { PHRASES } from "./phrases.ts";

/**
 * Words of violence, trafficking or a life in danger: the emergency number comes before anything else. The numbers are
 * those of the knowledge; where it has none, nothing is made up and the question goes on as any other.
 */
export function answerEmergency(question: ReadQuestion, snapshot: Snapshot): Outcome | undefined {
  const dangers = [...question.labels].filter((label) => label.startsWith("danger:"));
  if (dangers.length === 0) return undefined;
  const { language } = question;
  const { contacts } = snapshot.knowledge;
  const passages = snapshot.languages.get(language)?.passages ?? [];
  const passage = passages.find((candidate) => candidate.contacts.includes("emergency"));
  const emergency = contacts.get("emergency");
  if (!passage || !emergency) return undefined;
  const police = contacts.get("patrol-police");
  const policePassage = police && passages.find((candidate) => candidate.contacts.includes("patrol-police"));
  const cards = [emergency, ...(police && policePassage ? [police] : [])].map((contact) =>
    contactCard(contact, language),
  );
  const body = [PHRASES.emergency[language], ...cards].join("\n\n");
  return composeAnswer(
    question,
    { made: "fixed", body, cited: policePassage ? [passage, policePassage] : [passage] },
    [],
  );
}
