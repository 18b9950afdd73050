import type { Passage } from "../../knowledge/document.ts";
import { sameSection } from "../../retrieval/look-up-passage.ts";
import type { Snapshot } from "../../retrieval/passage-index.ts";
import type { CitedSentence } from "./cited-sentences.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { saysAbsence } from "./negation.ts";
import { type SentenceFacts, sentenceFacts } from "./sentence-facts.ts";

/** What an answer may draw on: the passages by the number of their mark, and what must never be repeated. */
export interface GroundingSources {
  /** In the order of the marks; [1] is the first. */
  readonly passages: readonly Passage[];
  readonly snapshot: Snapshot;
  /** Words of the question may be repeated in a sentence that says what the passages lack. */
  readonly question: string;
  /** Text that must not leave: the instructions to the model. */
  readonly secret?: string;
}

/** A sentence with all that it is held against. */
export interface Claim {
  /** Without marks and attribution. */
  readonly text: string;
  readonly sentence: CitedSentence;
  /** The sentence before it, which "it" and "the project" may point to. */
  readonly before: CitedSentence | undefined;
  readonly facts: SentenceFacts;
  readonly evidence: readonly Evidence[];
  /** It says what the materials do not say. */
  readonly absent: boolean;
  readonly sources: GroundingSources;
}

/** "According to the secretariat's materials": says where it stands, which the mark says too. */
const ATTRIBUTION =
  /(?:(?:according to|based on|as stated in|in) the (?:secretariat['’]s |commission['’]s )?(?:materials|sources|documents)(?: of the secretariat)?|(?:სამდივნოს |ჩვენი )?(?:მასალების|წყაროების|დოკუმენტების) (?:მიხედვით|თანახმად)|(?:согласно|по) (?:материалам|данным|документам)(?: секретариата)?)[,:]?\s*/giu;

/** Reads a sentence as a claim on the passages that it cites. A passage speaks in each language that it is kept in. */
export function readClaim(
  sentence: CitedSentence,
  sources: GroundingSources,
  before: CitedSentence | undefined,
): Claim {
  const text = sentence.text.replace(ATTRIBUTION, "");
  const evidence = evidenceFor(sentence.cited, sources);
  return { text, sentence, before, facts: sentenceFacts(text), evidence, absent: saysAbsence(text), sources };
}

/** The cited passages, and the same sections in the other languages. */
function evidenceFor(cited: readonly number[], { passages, snapshot }: GroundingSources): Evidence[] {
  return cited.flatMap((mark) => {
    const passage = passages[mark - 1];
    if (!passage) return [];
    const versions = [...snapshot.languages.values()].flatMap((index) => sameSection(passage, index) ?? []);
    return [...new Set([passage, ...versions])].map((one) => evidenceOf(one, snapshot));
  });
}
