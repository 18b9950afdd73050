import type { Readable } from "node:stream";
import { rankedPassages } from "../answering/compose-answer.ts";
import { readQuestion } from "../language/read-question.ts";
import { findPassages } from "../retrieval/find-passages.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { questionLine } from "./question-line.ts";
import { readJsonLines } from "./read-lines.ts";

/** `search --jsonl`: the passages of each question, the best first. */
export async function searchCommand(
  snapshot: Snapshot,
  limit: number,
  input: Readable,
  write: (line: string) => void,
): Promise<void> {
  for await (const line of readJsonLines(input, questionLine)) {
    if (line.kind === "broken") {
      write(JSON.stringify({ id: line.id, error: line.error }));
      continue;
    }
    const question = await readQuestion(line.value.question, snapshot);
    const passages = rankedPassages(findPassages(question, snapshot, limit));
    write(JSON.stringify({ id: line.value.id, language: question.language, passages }));
  }
}
