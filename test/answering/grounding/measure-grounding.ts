import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { checkAnswer } from "../../../src/answering/grounding/check-grounding.ts";
import type { GroundingResult } from "../../../src/answering/grounding/grounding-result.ts";
import type { Snapshot } from "../../../src/retrieval/passage-index.ts";

const line = z.object({
  id: z.string(),
  language: z.enum(["ka", "en", "ru"]),
  cited: z.array(z.string()),
  question: z.string(),
  answer: z.string(),
  planted: z.string().nullable(),
  note: z.string().nullish(),
});

export type GroundingCase = z.infer<typeof line>;

export interface MeasuredCase extends GroundingCase {
  readonly result: GroundingResult;
}

/** Checks every answer of the set against the passages that it was given. */
export function measureGrounding(
  snapshot: Snapshot,
  file = path.join(import.meta.dirname, "answers.jsonl"),
): MeasuredCase[] {
  const passages = new Map(
    [...snapshot.languages.values()].flatMap((index) =>
      index.passages.map((passage) => [`${passage.document}#${passage.section}`, passage]),
    ),
  );
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map((text) => {
      const one = line.parse(JSON.parse(text));
      const cited = one.cited.map((name) => {
        const passage = passages.get(name);
        if (!passage) throw new Error(`${one.id}: there is no passage ${name}`);
        return passage;
      });
      return { ...one, result: checkAnswer(one.answer, { passages: cited, snapshot, question: one.question }) };
    });
}

/** The table by kind of mistake. */
export function formatGrounding(cases: readonly MeasuredCase[]): string {
  const kinds = [...new Set(cases.map(({ planted }) => planted ?? "right"))].sort();
  const rows = kinds.map((kind) => {
    const cell = (language: string | undefined) => {
      const some = cases.filter(
        (one) => (one.planted ?? "right") === kind && (language === undefined || one.language === language),
      );
      const refused = some.filter(({ result }) => result.kind === "refused").length;
      return `${refused}/${some.length}`.padEnd(9);
    };
    return `${kind.padEnd(16)}${[undefined, "ka", "en", "ru"].map(cell).join("")}`;
  });
  return [`${"refused".padEnd(16)}${["all", "ka", "en", "ru"].map((name) => name.padEnd(9)).join("")}`, ...rows].join(
    "\n",
  );
}
