import path from "node:path";
import { expect, test } from "vitest";
import { evaluate, formatEvaluation } from "../../src/cli/evaluate-command.ts";
import { openSnapshot } from "../../src/wiring.ts";

// Questions that sound like the knowledge and ask for what it does not say: another year, another body, the other way round.
// 73 % were refused before the rules that they led to, 93 % since.
test("of questions that only sound like the knowledge, nearly all are refused", async () => {
  const snapshot = await openSnapshot("knowledge");
  const result = await evaluate(snapshot, path.join(import.meta.dirname, "near-misses.jsonl"), () => {});
  expect(result.right / result.total, formatEvaluation(result)).toBeGreaterThanOrEqual(0.9);
});
