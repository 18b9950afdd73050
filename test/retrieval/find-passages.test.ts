import { beforeAll, expect, test } from "vitest";
import { readQuestion } from "../../src/language/read-question.ts";
import { findPassages } from "../../src/retrieval/find-passages.ts";
import type { Snapshot } from "../../src/retrieval/passage-index.ts";
import { openSnapshot } from "../../src/wiring.ts";

let snapshot: Snapshot;

beforeAll(async () => {
  snapshot = await openSnapshot("knowledge");
});

async function first(question: string): Promise<string> {
  const [found] = findPassages(await readQuestion(question, snapshot), snapshot, 3);
  return `${found?.passage.document}#${found?.passage.section}`;
}

test("the same question finds the same section in every way of writing, each in its own language", async () => {
  expect(await first("ვინ კოორდინირებს რისკების ანალიზის ჯგუფს?")).toBe("ka/working-groups.md#risk-analysis");
  expect(await first("vin koordinirebs riskebis analizis jgufs?")).toBe("ka/working-groups.md#risk-analysis");
  expect(await first("Who coordinates the risk analysis group?")).toBe("en/working-groups.md#risk-analysis");
  expect(await first("Кто координирует группу анализа рисков?")).toBe("ru/working-groups.md#risk-analysis");
});

test("a section about just what was asked comes before a wider one that mentions it", async () => {
  // "commission" stands in nearly every section; only one has it as its whole subject.
  expect(await first("რა არის მიგრაციის კომისია?")).toBe("ka/commission.md#about");
});

test("a name misspelled beyond mending is found by its spelling", async () => {
  // No stem, no dictionary neighbour: only pieces of "statelessness" are left.
  expect(await first("statlesnesness")).toBe("en/working-groups.md#statelessness");
});

test("what only another language has is found there", async () => {
  const english = snapshot.languages.get("en");
  const onlyEnglish: Snapshot = { ...snapshot, languages: new Map(english ? [["en", english]] : []) };
  const question = await readQuestion("რა ბიუჯეტი ჰქონდა ENIGMMA-ს?", snapshot);
  const [found] = findPassages(question, onlyEnglish, 1);
  expect(found?.passage.document).toBe("en/enigmma.md");
});
