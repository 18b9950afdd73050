import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { checkKnowledge } from "../../src/knowledge/check-knowledge.ts";
import { formatProblem } from "../../src/knowledge/knowledge-error.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { detectDocumentLanguage } from "../../src/language/detect-language.ts";

const TODAY = new Date("2026-11-26");

/** The problems of the real knowledge after one change to it. */
async function problemsAfter(change: (folder: string) => Promise<void>): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-check-"));
  await cp("knowledge", folder, { recursive: true });
  await change(folder);
  const problems = checkKnowledge(await loadKnowledge(folder, detectDocumentLanguage), TODAY);
  return problems.map((problem) => formatProblem({ ...problem, file: path.relative(folder, problem.file) }));
}

const edit = (name: string, from: string | RegExp, to: string) => async (folder: string) => {
  const file = path.join(folder, name);
  const before = await readFile(file, "utf8");
  const after = before.replace(from, to);
  expect(after, "the change must change something").not.toBe(before);
  await writeFile(file, after);
};

test("the knowledge as it stands is sound", async () => {
  expect(await problemsAfter(async () => {})).toEqual([]);
});

test.each([
  [
    "a figure that differs between the languages",
    edit("ru/enigmma.md", "42 месяца", "43 месяца"),
    /^ru\/enigmma\.md:\d+: 4[23] differs from ka/m,
  ],
  [
    "a month that differs between the languages",
    edit("en/working-groups.md", "25 February 2011", "25 March 2011"),
    /^en\/working-groups\.md:\d+: month [23] differs from ka/m,
  ],
  [
    "a reference to no contact",
    edit("en/guides.md", "{{secretariat.email}}", "{{secretary.email}}"),
    /^en\/guides\.md:\d+: .*contacts\.yaml/m,
  ],
  [
    "a contact written out",
    edit("en/iom.md", "since 1993.", "since 1993. Call +995 32 2 11 22 33."),
    /^en\/iom\.md:\d+: .*written out/m,
  ],
  [
    "a section that one language lacks",
    edit("ka/guides.md", "{#immigration}", "{#immigrants}"),
    /^ka\/guides\.md:\d+: questions for "immigration"/m,
  ],
  [
    "a review date that has passed",
    edit("en/return.md", "status: current", 'status: current\nreviewBy: "2026-01-01"'),
    /^en\/return\.md:\d+: the review date/m,
  ],
  ["a key that does not exist", edit("ka/iom.md", "asOf:", "asof:"), /^ka\/iom\.md:\d+: /m],
  [
    "a contact without a name",
    edit("contacts.yaml", "en: General Inspection", "eng: General Inspection"),
    /^contacts\.yaml:\d+: /m,
  ],
])("%s is told with file, line and remedy", async (_, change, expected) => {
  expect((await problemsAfter(change)).join("\n")).toMatch(expected);
});

test("a document that one language lacks is told", async () => {
  const problems = await problemsAfter((folder) => rm(path.join(folder, "ru/iom.md")));
  expect(problems).toEqual([expect.stringMatching(/^ka\/iom\.md:1: there is no ru\/iom\.md/)]);
});
