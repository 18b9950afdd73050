import type { Passage } from "../knowledge/document.ts";

/** The smallest thing that may be quoted: a sentence, a list item, or a whole list with its lead. */
export interface AnswerUnit {
  readonly kind: "sentence" | "list" | "item";
  readonly text: string;
  /** Place in the passage; units are told in this order. */
  readonly order: number;
  /** The lead of the list that an item stands in. */
  readonly lead: string;
}

const unitsByPassage = new WeakMap<Passage, readonly AnswerUnit[]>();

/** Cuts a passage into what may be quoted of it, once. */
export function answerUnits(passage: Passage): readonly AnswerUnit[] {
  const known = unitsByPassage.get(passage);
  if (known) return known;
  const units = cutUnits(passage);
  unitsByPassage.set(passage, units);
  return units;
}

function cutUnits(passage: Passage): AnswerUnit[] {
  const units: AnswerUnit[] = [];
  let order = 0;
  for (const block of passage.blocks) {
    if (block.kind === "paragraph") {
      for (const text of splitSentences(block.text)) units.push({ kind: "sentence", text, order: order++, lead: "" });
      continue;
    }
    const items = block.items.map((item) => `• ${item}`);
    units.push({
      kind: "list",
      text: [block.lead, ...items].filter(Boolean).join("\n"),
      order: order++,
      lead: block.lead,
    });
    for (const text of block.items) units.push({ kind: "item", text, order: order++, lead: block.lead });
  }
  return units;
}

/** A full stop behind one of these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(„"«])(?:\p{L}|წწ|გვ|ე\.წ|ა\.შ|სთ|მლნ|მლრд|др|гг|тел|ул|etc|No|Mr|Ms|Dr|St|e\.g|i\.e)\.$/iu;

/** Splits prose into sentences. Georgian has no capitals, so what follows a full stop says nothing there. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let current = "";
  for (const part of text.split(/(?<=[.!?…])\s+/u)) {
    current = current === "" ? part : `${current} ${part}`;
    if (ABBREVIATION.test(current) || (/\d\.$/.test(current) && current.length < 6)) continue;
    sentences.push(current);
    current = "";
  }
  if (current !== "") sentences.push(current);
  return sentences;
}
