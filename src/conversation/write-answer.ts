import { checkSentence } from "../answering/grounding/check-grounding.ts";
import { type CitedSentence, citedSentences } from "../answering/grounding/cited-sentences.ts";
import type { GroundingSources } from "../answering/grounding/claim.ts";
import type { GroundingFault } from "../answering/grounding/grounding-result.ts";
import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import type { ChatModel } from "../models/chat-model.ts";
import { ModelError } from "../models/model-error.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { noTrace, type Trace } from "../tracing/trace.ts";
import { createContactPlaceholders } from "./contact-placeholders.ts";
import { INSTRUCTIONS, NOT_IN_PASSAGES, writePrompt } from "./write-prompt.ts";

/** What became of an answer that a model was asked for. */
export type WrittenAnswer =
  | { readonly kind: "written"; readonly body: string; readonly cited: readonly Passage[] }
  | { readonly kind: "not-in-passages" }
  | { readonly kind: "refused"; readonly fault: GroundingFault; readonly what: string };

const COMPLAINTS: Readonly<Record<GroundingFault, string>> = {
  uncited: "a sentence does not name its passage",
  contact: "a contact does not stand in the passage",
  date: "a date does not stand in the passage",
  word: "a word on costs or times does not stand in the passage",
  number: "a number does not stand in the passage",
  term: "an organisation does not stand in the passage",
  name: "a name does not stand in the passage",
  misplaced: "a fact belongs to something else in the passage",
  negation: "a sentence denies what the passage says, or the other way round",
  unsupported: "a sentence says what the passage does not say",
  promise: "it promises something",
  self: "it speaks of itself",
  hidden: "it holds markup or hidden characters",
  prompt: "it repeats the instructions",
};
const ATTEMPTS = 2;

/**
 * Has a model write an answer from passages. Each sentence is checked as it comes, and told on only when it has passed;
 * an answer that fails is written once more with the reason.
 *
 * @param onPart told all sentences that have passed so far
 * @throws ModelError where the model fails
 */
export async function writeAnswer(
  chat: ChatModel,
  parts: {
    readonly question: string;
    readonly language: Language;
    readonly passages: readonly Passage[];
    readonly snapshot: Snapshot;
  },
  signal: AbortSignal,
  onPart: (textSoFar: string) => void,
  step: Trace = noTrace,
): Promise<WrittenAnswer> {
  const { question, language, passages, snapshot } = parts;
  const sources: GroundingSources = { passages, snapshot, question, secret: INSTRUCTIONS };
  let refused: WrittenAnswer & { kind: "refused" } = { kind: "refused", fault: "uncited", what: "" };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const placeholders = createContactPlaceholders(snapshot.knowledge.contacts);
    const complaint = attempt === 0 ? undefined : COMPLAINTS[refused.fault];
    const messages = writePrompt({ question, language, passages, placeholders, complaint });
    const result = await writeChecked(chat.write(messages, signal), placeholders.fill, sources, onPart);
    // The sentences were checked as they came; the step tells what came of it.
    await step("check", { attempt }, async () => result);
    if (result.kind !== "refused") return result;
    refused = result;
  }
  return refused;
}

async function writeChecked(
  stream: AsyncIterable<string>,
  fill: (text: string) => string,
  sources: GroundingSources,
  onPart: (textSoFar: string) => void,
): Promise<WrittenAnswer> {
  const passed: CitedSentence[] = [];
  let text = "";
  /** Checks the sentences that are new and complete. */
  const check = (sentences: readonly CitedSentence[], ended: boolean) => {
    for (const sentence of sentences.slice(passed.length)) {
      // An item of a list may get its mark from a line that is still to come.
      if (sentence.cited.length === 0 && !ended) return undefined;
      const result = checkSentence(sentence, sources, passed.at(-1));
      if (result.kind === "refused") return result;
      passed.push(sentence);
    }
    return undefined;
  };
  for await (const piece of untilStopped(stream)) {
    if (piece === STOPPED) {
      if (passed.length === 0) throw new ModelError("stopped", "stopped");
      return { kind: "written", body: joinSentences(passed), cited: citedBy(passed, sources) };
    }
    text += piece;
    if (text.trimStart().startsWith(NOT_IN_PASSAGES.slice(0, Math.max(3, text.trimStart().length)))) continue;
    const before = passed.length;
    const refused = check(citedSentences(fill(finishedPart(text))), false);
    if (refused) return refused;
    if (passed.length > before) onPart(joinSentences(passed));
  }
  if (text.includes(NOT_IN_PASSAGES)) return { kind: "not-in-passages" };
  const refused = check(citedSentences(fill(text)), true);
  if (refused) return refused;
  if (passed.length === 0) return { kind: "refused", fault: "uncited", what: "" };
  return { kind: "written", body: joinSentences(passed), cited: citedBy(passed, sources) };
}

const STOPPED = Symbol("stopped");

/** The stream, and where the person stops it, that it was stopped: what had been written by then is kept. */
async function* untilStopped(stream: AsyncIterable<string>): AsyncIterable<string | typeof STOPPED> {
  try {
    yield* stream;
  } catch (error) {
    if (!(error instanceof ModelError) || error.code !== "stopped") throw error;
    yield STOPPED;
  }
}

function citedBy(sentences: readonly CitedSentence[], { passages }: GroundingSources): Passage[] {
  const marks = [...new Set(sentences.flatMap(({ cited }) => cited))];
  return marks.flatMap((mark) => passages[mark - 1] ?? []);
}

/** What of a text in the making can change no more: up to the last line break, or the last mark with words behind it. */
function finishedPart(text: string): string {
  const ends = [...text.matchAll(/\][.!?]?\s+(?=[^\s[\]])|\n/g)];
  const last = ends.at(-1);
  return last === undefined ? "" : text.slice(0, last.index + last[0].length);
}

/** The sentences as they are shown: without their marks. */
export function joinSentences(sentences: readonly CitedSentence[]): string {
  return sentences.map(({ before, text }) => before + text).join("");
}
