// The trade-off between answering too little and too much: node scripts/calibrate.ts FILE.jsonl [FILE.jsonl …]
import { evaluate } from "../src/cli/evaluate-command.ts";
import { answerQuestion } from "../src/conversation/answer-question.ts";
import { openSnapshot } from "../src/wiring.ts";

const files = process.argv.slice(2);
const snapshot = await openSnapshot("knowledge");
const REFUSED = ["unanswerable", "offtopic", "injection"];

process.stdout.write(
  "| enough | with an unknown word | answerable, right | not covered, refused |\n|---|---|---|---|\n",
);
for (const enough of [0.3, 0.4, 0.5, 0.56, 0.62, 0.68, 0.75, 0.85, 0.95]) {
  const withUnknown = Math.min(1, enough + 0.13);
  const sums = { answer: { right: 0, total: 0 }, refuse: { right: 0, total: 0 } };
  for (const file of files) {
    const { byKind } = await evaluate(
      snapshot,
      file,
      () => {},
      (question) => answerQuestion(question, snapshot, { thresholds: { enough, withUnknown, procedure: 0.35 } }),
    );
    for (const [kind, { right, total }] of Object.entries(byKind)) {
      if (kind === "smalltalk") continue;
      const sum = REFUSED.includes(kind) ? sums.refuse : sums.answer;
      sum.right += right;
      sum.total += total;
    }
  }
  const share = ({ right, total }: { right: number; total: number }) => `${((100 * right) / total).toFixed(1)} %`;
  process.stdout.write(`| ${enough} | ${withUnknown.toFixed(2)} | ${share(sums.answer)} | ${share(sums.refuse)} |\n`);
}
