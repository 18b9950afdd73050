import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { answerQuestion } from "../../src/conversation/answer-question.ts";
import type { Snapshot } from "../../src/retrieval/passage-index.ts";
import { openSnapshot } from "../../src/wiring.ts";

let snapshot: Snapshot;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-"));
  await writeFile(
    path.join(folder, "wine.txt"),
    "ღვინის მუზეუმი\n\nღვინის მუზეუმი 1998 წლის 3 მარტს დაარსდა. მუზეუმს კულტურის სამინისტრო ხელმძღვანელობს.\n\nკონტაქტი\n\nელ-ფოსტა: wine@example.ge\n",
  );
  snapshot = await openSnapshot(folder);
});

test("a Georgian question gets the sentence that holds the date, with its source", async () => {
  const outcome = await answerQuestion("როდის დაარსდა ღვინის მუზეუმი?", snapshot);
  expect(outcome).toMatchObject({ kind: "answered", language: "ka", citations: [{ document: "wine.txt" }] });
  expect(outcome.text).toContain("1998 წლის 3 მარტს");
});

test("Georgian typed in Latin letters is answered in Georgian script", async () => {
  const outcome = await answerQuestion("rodis daarsda gvinis muzeumi", snapshot);
  expect(outcome).toMatchObject({ kind: "answered", language: "ka" });
});

test("a question after something that the passages do not say is not answered by what stands beside it", async () => {
  const outcome = await answerQuestion("რა ბიუჯეტი აქვს ღვინის მუზეუმს?", snapshot);
  expect(outcome.kind).not.toBe("answered");
  expect(outcome.text).toContain("wine@example.ge");
});

test("a greeting is greeted in its own language", async () => {
  expect(await answerQuestion("Здравствуйте", snapshot)).toMatchObject({ kind: "greeting", language: "ru" });
});
