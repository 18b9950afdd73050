import { composeAnswer, composeUnanswered } from "../answering/compose-answer.ts";
import { type CoverageThresholds, isAnswered } from "../answering/judge-coverage.ts";
import type { AnsweredOutcome, Outcome } from "../answering/outcome.ts";
import { PHRASES } from "../answering/phrases.ts";
import { tellsWhatWasAsked } from "../answering/tells-what-was-asked.ts";
import { publicPhones } from "../knowledge/contacts.ts";
import type { Passage } from "../knowledge/document.ts";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import { passageId } from "../knowledge/section-name.ts";
import { type ReadQuestion, readQuestion } from "../language/read-question.ts";
import type { ChatModel } from "../models/chat-model.ts";
import { ModelError } from "../models/model-error.ts";
import { type DenseSearch, findForModel } from "../retrieval/find-for-model.ts";
import { cover, type FoundPassage, lacking, passageKeys, weighTerms } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import type { Trace } from "../tracing/trace.ts";
import { type Answer, answerQuestion } from "./answer-question.ts";
import { type EarlierTurn, leansOnEarlier } from "./complete-question.ts";
import { maskPersonalData } from "./mask-personal-data.ts";
import { type ModelReading, readWithModel } from "./read-with-model.ts";
import { translateAnswer } from "./reword-answer.ts";
import { writeAnswer } from "./write-answer.ts";

/** Why an answer was not written by the model, for logs and metrics. */
export type WithoutModel = ModelError["code"] | "refused";

export interface ModelAnswerDependencies {
  readonly chat: ChatModel;
  /** Search by meaning; lexical search alone where undefined. */
  readonly dense: DenseSearch | undefined;
  readonly trace: Trace;
  /** The person has an answer after so long, whatever the model does; milliseconds. */
  readonly timeout: number;
  /** Told why an answer had to do without the model. */
  readonly onFallback: (reason: WithoutModel, detail: string) => void;
}

/**
 * The story of a question where a model helps. The rules answer first: what they are sure of stands. Else the model
 * reads what is not clear by itself, and writes an answer from the passages found, which is checked sentence by sentence.
 * Whatever fails, what the rules had found is there.
 */
export function createModelAnswer(dependencies: ModelAnswerDependencies): Answer {
  const { chat, dense, trace, timeout, onFallback } = dependencies;
  return async (given, snapshot, options = {}) => {
    const phones = publicPhones(snapshot.knowledge.contacts);
    const { text } = maskPersonalData(given, phones);
    let turns: Promise<readonly EarlierTurn[]> | undefined;
    const earlier = () => (turns ??= options.earlier?.() ?? Promise.resolve([]));
    const byRules = await answerQuestion(text, snapshot, { ...options, earlier });
    const asked = await readQuestion(text, snapshot);
    if (isSettled(byRules, asked)) return byRules;

    const { signal: stop = new AbortController().signal, onPart = () => {} } = options;
    const signal = AbortSignal.any([stop, AbortSignal.timeout(timeout)]);
    try {
      return await trace("answer", { question: text }, async (step) => {
        const reading = needsReading(asked, byRules)
          ? await step("read", { question: text }, async () => readWithModel(chat, text, await earlier(), signal))
          : undefined;
        const settled = reading && settledByReading(reading, asked, snapshot);
        if (settled) return settled;

        const { question, language } = await standAlone(reading, asked, snapshot);
        const texts = reading ? [reading.question, reading.georgian, reading.english] : [text];
        const versions = await readVersions(texts, snapshot);
        const found = await step("retrieve", { texts }, () => findForModel(versions, question, snapshot, dense));
        if (found.length === 0) return composeUnanswered(question, [], snapshot);

        const passages = found.map(({ passage }) => passage);
        const spoken = isOwn(language);
        // What cannot be checked in its own language is shown only when it has been translated.
        const shown = spoken ? onPart : () => {};
        const written = await step("write", { question: question.text, passages: passages.map(passageId) }, (within) =>
          writeAnswer(
            chat,
            { question: question.text, language: question.language, passages, snapshot },
            signal,
            shown,
            within,
          ),
        );
        if (
          written.kind === "not-in-passages" ||
          (written.kind === "written" && !isAbout([question, ...versions], written.cited, snapshot))
        )
          return composeUnanswered(question, found, snapshot);
        if (written.kind === "refused") {
          onFallback("refused", `${written.fault}: ${written.what}`);
          return withNote(byRules);
        }
        // Without an answer of the rules there is nothing better to tell.
        if (byRules.kind === "answered" && !tellsWhatWasAsked(question, written, snapshot)) {
          onFallback("refused", "beside the point");
          return withNote(byRules);
        }
        const outcome = compose(question, written, reading, found);
        return spoken
          ? outcome
          : await step("translate", { language }, () => translateAnswer(chat, outcome, language, signal));
      });
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      onFallback(error.code, error.message);
      return error.code === "stopped" ? byRules : withNote(byRules);
    }
  };
}

/** What the rules are sure of: cards, greetings, emergencies, choices; a refusal in a language that they can read. */
function isSettled(outcome: Outcome, asked: ReadQuestion): boolean {
  if (outcome.kind === "answered") return outcome.made === "fixed";
  if (asked.written.kind === "other") return asked.labels.has("steer");
  return outcome.kind !== "unanswered";
}

/** A question that the rules could answer, and that leans on nothing before, has been read well enough. */
function needsReading(asked: ReadQuestion, outcome: Outcome): boolean {
  return outcome.kind !== "answered" || asked.written.kind === "other" || leansOnEarlier(asked);
}

function settledByReading(reading: ModelReading, asked: ReadQuestion, snapshot: Snapshot): Outcome | undefined {
  const { language } = asked;
  const plain = { language, citations: [], passages: [] } as const;
  if (reading.route === "small_talk") return { ...plain, kind: "greeting", text: PHRASES.greeting[language] };
  if (reading.route !== "off_topic" && reading.route !== "steering") return undefined;
  const { text } = composeUnanswered(asked, [], snapshot);
  return { ...plain, kind: "declined", text: text.replace(PHRASES.unanswered[language], PHRASES.declined[language]) };
}

/** The question that passages are sought and written for, in a language that the knowledge is kept in. */
async function standAlone(
  reading: ModelReading | undefined,
  asked: ReadQuestion,
  snapshot: Snapshot,
): Promise<{ question: ReadQuestion; language: string }> {
  if (!reading) return { question: asked, language: asked.language };
  // A short question in Latin letters may be in any language; the model knows more of them than the rules.
  const unsure = !["ka", "ru"].includes(asked.written.kind);
  const spoken = reading.language.toLowerCase().split("-")[0] ?? "en";
  const language = unsure && !isOwn(spoken) ? spoken : asked.language;
  const question = await readQuestion(isOwn(language) ? reading.question : reading.english, snapshot);
  return { question: { ...question, language: isOwn(language) ? language : "en" }, language };
}

/**
 * What must stand in a cited passage of what was asked. Less than where the rules answer by themselves, since the model has
 * read the passage too; but a model would rather say something true than nothing.
 */
const ABOUT: CoverageThresholds = { enough: 0.5, withUnknown: 0.62, procedure: 0.35 };

/** Whether a cited passage answers the question in any of its versions. */
function isAbout(versions: readonly ReadQuestion[], cited: readonly Passage[], snapshot: Snapshot): boolean {
  return versions.some((version) =>
    cited.some((passage) => {
      const index = snapshot.languages.get(passage.language);
      if (!index) return false;
      const keys = passageKeys(passage, snapshot);
      const coverage = cover(weighTerms(version.terms, index), keys);
      const missing = lacking(version.terms, keys);
      return isAnswered(version, { passage, score: 0, coverage, missing }, snapshot, ABOUT);
    }),
  );
}

/** The question in other words and languages, each version once. */
function readVersions(texts: readonly string[], snapshot: Snapshot): Promise<ReadQuestion[]> {
  const wanted = [...new Set(texts.filter((text) => text !== ""))];
  return Promise.all(wanted.map((text) => readQuestion(text, snapshot)));
}

function compose(
  question: ReadQuestion,
  written: { readonly body: string; readonly cited: readonly Passage[] },
  reading: ModelReading | undefined,
  found: readonly FoundPassage[],
): AnsweredOutcome {
  const [first, ...others] = written.cited;
  if (!first) throw new ModelError("unusable", "the answer cites nothing");
  const notes = reading?.route === "personal_case" ? [PHRASES.personalCase[question.language]] : [];
  const known = { ...question, written: { ...question.written, kind: question.language } };
  return composeAnswer(known, { made: "written", body: written.body, cited: [first, ...others], notes }, found);
}

/** The rules' own answer, saying that it is a quotation where a written answer was to be expected. */
function withNote(outcome: Outcome): Outcome {
  if (outcome.kind !== "answered" || outcome.made !== "quoted") return outcome;
  const note = PHRASES.quotedOnly[outcome.language];
  return { ...outcome, notes: [note, ...outcome.notes], text: `${note}\n\n${outcome.text}` };
}

function isOwn(language: string): language is Language {
  return (LANGUAGES as readonly string[]).includes(language);
}
