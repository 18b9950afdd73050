import type { Readable } from "node:stream";
import type { Answer } from "../conversation/answer-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { questionLine } from "./question-line.ts";
import { readJsonLines } from "./read-lines.ts";

/** `ask --jsonl`: answers each line, in the order in which they came. */
export async function askCommand(
  snapshot: Snapshot,
  answer: Answer,
  input: Readable,
  write: (line: string) => void,
): Promise<void> {
  for await (const line of readJsonLines(input, questionLine)) {
    if (line.kind === "broken") {
      write(JSON.stringify({ id: line.id, error: line.error }));
      continue;
    }
    const { id, question } = line.value;
    const start = performance.now();
    const { kind, language, text, citations, passages } = await answer(question, snapshot);
    const milliseconds = Math.round((performance.now() - start) * 100) / 100;
    write(JSON.stringify({ id, question, language, outcome: kind, text, citations, passages, milliseconds }));
  }
}
