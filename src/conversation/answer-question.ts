import { answerContact } from "../answering/answer-contact.ts";
import { answerEmergency } from "../answering/answer-emergency.ts";
import { answerTalk, declineForeign } from "../answering/answer-talk.ts";
import { chooseUnits } from "../answering/choose-units.ts";
import { composeAnswer, composeUnanswered } from "../answering/compose-answer.ts";
import { COVERAGE, type CoverageThresholds, isAnswered } from "../answering/judge-coverage.ts";
import { offerReadings } from "../answering/offer-readings.ts";
import type { Outcome } from "../answering/outcome.ts";
import { preferTelling } from "../answering/prefer-telling.ts";
import { readQuestion } from "../language/read-question.ts";
import { findPassages } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { completeQuestion, type EarlierTurn } from "./complete-question.ts";

/** So many passages are looked at for an answer and told in the result. */
const PASSAGES = 8;

/** What a channel asks of whatever answers; only what takes its time looks at the signal and tells of its progress. */
export interface AnswerOptions {
  /** Aborted where the person stops the answer. */
  readonly signal?: AbortSignal;
  /** Told all that is certain so far of an answer that is being written. */
  readonly onPart?: (textSoFar: string) => void;
  /** Looks up the last turns of the chat, the newest first, for follow-ups. */
  readonly earlier?: () => Promise<readonly EarlierTurn[]>;
}

/** Answers a question from a snapshot. */
export type Answer = (question: string, snapshot: Snapshot, options?: AnswerOptions) => Promise<Outcome>;

/**
 * The story of a question: read it, see to emergencies and small talk, find passages, answer or say that it cannot.
 */
export async function answerQuestion(
  text: string,
  snapshot: Snapshot,
  options: AnswerOptions & { readonly thresholds?: CoverageThresholds } = {},
): Promise<Outcome> {
  const { earlier = async () => [], thresholds = COVERAGE } = options;
  const asked = await readQuestion(text, snapshot);
  const completed = await completeQuestion(asked, earlier);
  const question = completed === undefined ? asked : await readQuestion(completed, snapshot);

  const immediate = answerEmergency(question, snapshot) ?? answerTalk(question);
  if (immediate) return immediate;
  if (question.labels.has("steer"))
    return declineForeign(question, [], snapshot) ?? composeUnanswered(question, [], snapshot);

  const found = findPassages(question, snapshot, PASSAGES);
  const contact = answerContact(question, found, snapshot);
  if (contact) return contact;

  const answering = preferTelling(
    question,
    found.filter((candidate) => isAnswered(question, candidate, snapshot, thresholds)),
    snapshot,
  );
  const [answer] = answering;
  if (answer) {
    return (
      offerReadings(question, answering, found, snapshot) ??
      composeAnswer(
        question,
        { made: "quoted", body: chooseUnits(question, answer.passage, snapshot), cited: [answer.passage] },
        found,
      )
    );
  }
  return declineForeign(question, found, snapshot) ?? composeUnanswered(question, found, snapshot);
}
