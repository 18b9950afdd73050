import type { Passage } from "../../knowledge/document.ts";
import { analyzeText } from "../../language/analyze-text.ts";
import { type Snapshot, searchKeys } from "../../retrieval/passage-index.ts";
import { answerUnits } from "../answer-units.ts";
import { polarityOf } from "./negation.ts";
import { protectedWords } from "./protected-words.ts";
import { type SentenceFacts, sentenceFacts } from "./sentence-facts.ts";
import { yearPairs } from "./year-pairs.ts";

/** One sentence or list item of a passage, with all that an answer may take from it. */
export interface EvidenceUnit {
  readonly text: string;
  readonly keys: ReadonlySet<string>;
  readonly facts: SentenceFacts;
  readonly polarity: ReturnType<typeof polarityOf>;
}

/** What a cited passage proves: its units, and the words and figures of its title, heading, date and source. */
export interface Evidence {
  readonly passage: Passage;
  readonly units: readonly EvidenceUnit[];
  /** Every key of the passage with title and heading. */
  readonly keys: ReadonlySet<string>;
  /** Keys of title and heading: what every unit is about. */
  readonly subject: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly protectedWords: ReadonlySet<string>;
  /** Periods and seasons of years. */
  readonly yearPairs: ReadonlySet<string>;
  readonly facts: SentenceFacts;
  /** Lengths of the passage's lists: "nine agencies" may be counted. */
  readonly counts: ReadonlySet<number>;
}

const bySnapshot = new WeakMap<Snapshot, WeakMap<Passage, Evidence>>();

/** Reads a passage as evidence, once a snapshot. */
export function evidenceOf(passage: Passage, snapshot: Snapshot): Evidence {
  const known = bySnapshot.get(snapshot) ?? new WeakMap<Passage, Evidence>();
  bySnapshot.set(snapshot, known);
  const before = known.get(passage);
  if (before) return before;
  const keysOf = (text: string) => new Set(searchKeys(analyzeText(text), snapshot.glossary));
  const around = `${passage.title}. ${passage.heading}.`;
  const aroundKeys = keysOf(around);
  const units = answerUnits(passage)
    .filter(({ kind }) => kind !== "list")
    .map(({ text, lead }): EvidenceUnit => {
      const whole = lead === "" ? text : `${lead} ${text}`;
      return { text: whole, keys: keysOf(whole), facts: sentenceFacts(whole), polarity: polarityOf(whole) };
    });
  const told = units.map(({ text }) => text).join("\n");
  const more = `${around} ${passage.asOf} ${passage.source.name} ${passage.source.link ?? ""}`;
  const evidence: Evidence = {
    passage,
    units,
    keys: new Set([...aroundKeys, ...units.flatMap(({ keys }) => [...keys])]),
    subject: aroundKeys,
    yearPairs: yearPairs(`${around}\n${told}`),
    protectedWords: protectedWords(`${around} ${told}`),
    words: analyzeText(`${more} ${told}`).map(({ word }) => word),
    facts: sentenceFacts(`${more}\n${told}`),
    counts: new Set(passage.blocks.flatMap((block) => (block.kind === "list" ? [block.items.length] : []))),
  };
  known.set(passage, evidence);
  return evidence;
}
