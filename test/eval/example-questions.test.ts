import { expect, test } from "vitest";
import { answerQuestion } from "../../src/conversation/answer-question.ts";
import { openSnapshot } from "../../src/wiring.ts";

test("every example question of the knowledge is answered from its own document, nearly all from its own section", async () => {
  const snapshot = await openSnapshot("knowledge");
  const elsewhere: string[] = [];
  const misses: string[] = [];
  let total = 0;
  for (const passage of [...snapshot.languages.values()].flatMap(({ passages }) => passages)) {
    for (const question of passage.questions) {
      total += 1;
      const outcome = await answerQuestion(question, snapshot);
      if (outcome.kind === "clarify" && outcome.choices.some((choice) => choice.section === passage.section)) continue;
      const [citation] = outcome.citations;
      const told = `${passage.document}#${passage.section}: ${question} → ${outcome.kind} ${citation?.document}#${citation?.section}`;
      if (citation?.document !== passage.document) misses.push(told);
      else if (citation.section !== passage.section) elsewhere.push(told);
    }
  }
  expect(misses).toEqual([]);
  expect(elsewhere.length / total, elsewhere.join("\n")).toBeLessThan(0.04);
});
