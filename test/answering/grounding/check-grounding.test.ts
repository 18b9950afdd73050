import { beforeAll, expect, test } from "vitest";
import { openSnapshot } from "../../../src/wiring.ts";
import { formatGrounding, type MeasuredCase, measureGrounding } from "./measure-grounding.ts";

const FIGURES_CONTACTS_NAMES = new Set(
  "year date number sum fee phone email url person organisation ministry abbreviation".split(" "),
);
let cases: readonly MeasuredCase[];

beforeAll(async () => {
  cases = measureGrounding(await openSnapshot("knowledge"));
  process.stdout.write(`${formatGrounding(cases)}\n`);
});

const share = (some: readonly MeasuredCase[]) =>
  some.filter(({ result }) => result.kind === "refused").length / some.length;

test("the set holds at least 300 answers, a third in each language", () => {
  expect(cases.length).toBeGreaterThanOrEqual(300);
  for (const language of ["ka", "en", "ru"])
    expect(cases.filter((one) => one.language === language).length).toBeGreaterThan(95);
});

test("at least 98 % of the planted mistakes in figures, contacts and names are caught", () => {
  const planted = cases.filter((one) => FIGURES_CONTACTS_NAMES.has(one.planted ?? ""));
  expect(share(planted)).toBeGreaterThanOrEqual(0.98);
});

test("every dropped or added “not”, every promise and every sentence without support is caught", () => {
  for (const kind of ["not", "promise", "uncited"])
    expect(share(cases.filter((one) => one.planted === kind)), kind).toBe(1);
});

test("at most 2 % of the right answers are refused", () => {
  expect(share(cases.filter((one) => one.planted === null))).toBeLessThanOrEqual(0.02);
});
