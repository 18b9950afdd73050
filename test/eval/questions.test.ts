import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type EvaluationResult, evaluate, formatEvaluation } from "../../src/cli/evaluate-command.ts";
import { openSnapshot } from "../../src/wiring.ts";

let result: EvaluationResult;

beforeAll(async () => {
  const snapshot = await openSnapshot("knowledge");
  result = await evaluate(snapshot, path.join(import.meta.dirname, "questions.jsonl"), () => {});
});

test("at least 97 % of a newcomer's questions in each way of writing are answered rightly", () => {
  for (const [language, { right, total }] of Object.entries(result.byLanguage)) {
    expect(right / total, `${language}\n${formatEvaluation(result)}`).toBeGreaterThanOrEqual(0.97);
  }
});

test("at least 95 % of what the knowledge does not cover is refused, greeted or declined", () => {
  for (const kind of ["unanswerable", "offtopic", "injection", "smalltalk"]) {
    const { right, total } = result.byKind[kind] ?? { right: 0, total: 1 };
    expect(right / total, `${kind}\n${formatEvaluation(result)}`).toBeGreaterThanOrEqual(0.95);
  }
});

test("every question gets an answer in its own language", () => {
  expect(result.misses.filter((miss) => miss.why.startsWith("answered in"))).toEqual([]);
});
