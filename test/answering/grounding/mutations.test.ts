import { expect, test } from "vitest";
import { checkAnswer } from "../../../src/answering/grounding/check-grounding.ts";
import { openSnapshot } from "../../../src/wiring.ts";
import { measureGrounding } from "./measure-grounding.ts";

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const SMALL_NUMBER = /(?<![\d.,[+])\b\d{1,2}(?![\d.,\]])(?= \p{L})/gu;
const BODY = /inist|სამინისტრო|gency|სააგენტო|гентств|rganiz/;
const OTHER_YEARS = ["2009", "2012", "2014", "2018", "2019", "2021", "2024"];

/**
 * Mistakes made by rule from every right answer, so that nobody chose them: each year becomes another one, also one of the
 * same passage; each day and count three more; each body the next one of the glossary.
 */
test("of mistakes made by rule in figures and names at least 98 % are caught", async () => {
  const snapshot = await openSnapshot("knowledge");
  const passages = new Map(
    [...snapshot.languages.values()].flatMap((index) =>
      index.passages.map((passage) => [`${passage.document}#${passage.section}`, passage] as [string, typeof passage]),
    ),
  );
  const missed: string[] = [];
  let made = 0;
  for (const one of measureGrounding(snapshot)) {
    if (one.planted !== null || one.result.kind === "refused") continue;
    const { answer, language, question } = one;
    const cited = one.cited.flatMap((name) => passages.get(name) ?? []);
    const change = (at: number, from: string, to: string | undefined) => {
      if (to === undefined || to === from) return;
      const changed = answer.slice(0, at) + to + answer.slice(at + from.length);
      made++;
      if (checkAnswer(changed, { passages: cited, snapshot, question }).kind === "grounded")
        missed.push(`${one.id} ${from} → ${to}: ${changed}`);
    };
    const own = [...new Set(cited.flatMap(({ text }) => text.match(YEAR) ?? []))];
    for (const { 0: year, index } of answer.matchAll(YEAR)) {
      change(index, year, OTHER_YEARS[(index + 3) % OTHER_YEARS.length]);
      change(index, year, own.filter((other) => other !== year)[index % Math.max(1, own.length - 1)]);
    }
    for (const { 0: figure, index } of answer.matchAll(SMALL_NUMBER)) change(index, figure, String(Number(figure) + 3));
    const bodies = snapshot.knowledge.glossary.map((term) => term[language].name).filter((name) => BODY.test(name));
    for (const [index, name] of bodies.entries()) {
      const at = answer.toLowerCase().indexOf(name.toLowerCase());
      if (at >= 0) change(at, name, bodies[(index + 1) % bodies.length]);
    }
  }
  expect(made).toBeGreaterThan(200);
  process.stdout.write(`mistakes by rule: ${made - missed.length} of ${made} caught\n`);
  expect(1 - missed.length / made, missed.join("\n")).toBeGreaterThanOrEqual(0.98);
});
