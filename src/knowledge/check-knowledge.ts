import type { KnowledgeProblem } from "./knowledge-error.ts";
import { LANGUAGES, type Language } from "./language.ts";
import type { Knowledge } from "./load-knowledge.ts";
import type { ParsedFile, RawSection } from "./parse-markdown.ts";
import { speaksToProgram } from "./speaks-to-program.ts";
import { isTimeZone } from "./working-times.ts";

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;
const PHONE = /\+\d[\d ]{7,}|(?<![\d.,])\d \d{2} \d{2} \d{2}(?!\d)/;

/** Everything that is wrong with a knowledge folder beyond what reading it already found. */
export function checkKnowledge(knowledge: Knowledge, today: Date): KnowledgeProblem[] {
  const problems = [...knowledge.problems, ...checkWorkingTimes(knowledge, today)];
  const byName = new Map<string, Map<Language, ParsedFile>>();
  for (const file of knowledge.files) {
    problems.push(
      ...checkContactsWrittenOut(knowledge, file),
      ...checkOrders(knowledge, file),
      ...checkReview(knowledge, file, today),
    );
    const [folder, ...rest] = file.document.path.split("/");
    const language = LANGUAGES.find((candidate) => candidate === folder);
    if (language === undefined) continue;
    const group = byName.get(rest.join("/")) ?? new Map<Language, ParsedFile>();
    group.set(language, file);
    byName.set(rest.join("/"), group);
  }
  for (const [name, group] of byName) problems.push(...checkLanguages(knowledge, name, group));
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function pathOf(knowledge: Knowledge, file: ParsedFile): string {
  return `${knowledge.folder.replace(/\/$/, "")}/${file.document.path}`;
}

function checkContactsWrittenOut(knowledge: Knowledge, file: ParsedFile): KnowledgeProblem[] {
  return file.sections.flatMap((section) =>
    section.lines.flatMap((text, index) => {
      const found = EMAIL.exec(text)?.[0] ?? PHONE.exec(text)?.[0];
      if (found === undefined || knowledge.contacts.size === 0) return [];
      const message = `"${found.trim()}" is written out: put it into contacts.yaml and refer to it, like {{secretariat.phone}}`;
      return [{ file: pathOf(knowledge, file), line: section.line + 1 + index, message }];
    }),
  );
}

function checkOrders(knowledge: Knowledge, file: ParsedFile): KnowledgeProblem[] {
  return file.sections.flatMap((section) =>
    section.lines.flatMap((text, index) => {
      if (!speaksToProgram(text)) return [];
      const message =
        "this gives orders to a program, so nobody is told it: write it as a statement to people or delete it";
      return [{ file: pathOf(knowledge, file), line: section.line + 1 + index, message }];
    }),
  );
}

function checkReview(knowledge: Knowledge, file: ParsedFile, today: Date): KnowledgeProblem[] {
  const { reviewBy } = file;
  if (reviewBy === undefined || reviewBy >= today.toISOString().slice(0, reviewBy.length)) return [];
  const message = `the review date ${reviewBy} has passed: read the document again and set a new "reviewBy"`;
  return [{ file: pathOf(knowledge, file), line: 1, message }];
}

/** Without this year's days off, people would be promised answers on holidays. */
function checkWorkingTimes(knowledge: Knowledge, today: Date): KnowledgeProblem[] {
  const year = today.toISOString().slice(0, 4);
  return [...knowledge.contacts].flatMap(([id, { working }]) => {
    if (!working) return [];
    const problem = (field: string, what: string) => ({
      file: `${knowledge.folder.replace(/\/$/, "")}/contacts.yaml`,
      line: 1,
      message: `"contacts.${id}.working.${field}" ${what}`,
    });
    const holidays = working.holidays.some((day) => day.startsWith(year));
    return [
      ...(holidays ? [] : [problem("holidays", `has no days of ${year}: add the days off of this year`)]),
      ...(isTimeZone(working.timeZone) ? [] : [problem("timeZone", "is no time zone: write it like Asia/Tbilisi")]),
    ];
  });
}

/** Asked here and not by the schema: the first look at time zones costs a start as much as reading ten documents. */

/** The same sections with the same figures in each language; the Georgian file is the one that others are held to. */
function checkLanguages(
  knowledge: Knowledge,
  name: string,
  group: ReadonlyMap<Language, ParsedFile>,
): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  const first = group.values().next().value;
  if (!first) return [];
  const model = group.get("ka") ?? first;
  for (const language of LANGUAGES) {
    const file = group.get(language);
    if (!file) {
      if (knowledge.broken.has(`${language}/${name}`)) continue;
      const message = `there is no ${language}/${name}: add the same document in this language`;
      problems.push({ file: pathOf(knowledge, model), line: 1, message });
      continue;
    }
    if (file === model) continue;
    for (const section of model.sections) {
      const twin = file.sections.find((candidate) => candidate.id === section.id);
      if (!twin) {
        const message = `section {#${section.id}} of ${model.document.path} is missing here: add it`;
        problems.push({ file: pathOf(knowledge, file), line: 1, message });
        continue;
      }
      const difference = differingFigures(section, twin);
      if (difference === undefined) continue;
      const message = `${difference} differs from ${model.document.path}:${section.line}: make the figures of both the same`;
      problems.push({ file: pathOf(knowledge, file), line: twin.line, message });
    }
    for (const section of file.sections) {
      if (model.sections.some((candidate) => candidate.id === section.id)) continue;
      const message = `section {#${section.id}} is not in ${model.document.path}: add it there or remove it here`;
      problems.push({ file: pathOf(knowledge, file), line: section.line, message });
    }
  }
  return problems;
}

/** The first figure that stands in one of two sections only, or more often there. */
function differingFigures(a: RawSection, b: RawSection): string | undefined {
  const left = figures(a);
  const right = figures(b);
  return left.find((figure, index) => figure !== right[index]) ?? right.find((figure, index) => figure !== left[index]);
}

/** Beginnings of the months' names in the three languages, January first. */
const MONTHS: readonly RegExp[] = [
  /იანვ|January|январ/giu,
  /თებერვ|February|феврал/giu,
  /(?<!\p{L})(?:მარტს|მარტი|მარტის|March|марта|марте)(?!\p{L})/giu,
  /აპრილ|(?<!\p{L})April|апрел/giu,
  /(?<!\p{L})(?:მაის|May(?= \d|\b.*\d{4})|мая(?!\p{L})|мае(?!\p{L}))/gu,
  /ივნის|(?<!\p{L})June|июн/giu,
  /ივლის|(?<!\p{L})July|июл/giu,
  /აგვისტ|(?<!\p{L})August|август/giu,
  /სექტემბ|September|сентябр/giu,
  /ოქტომბ|October|октябр/giu,
  /ნოემბ|November|ноябр/giu,
  /დეკემბ|December|декабр/giu,
];

/** Every number of a section and every month, in one order: what must be the same in each language. */
function figures(section: RawSection): string[] {
  const text = section.lines.join("\n").replace(/\{\{[^}]*\}\}/g, "");
  const numbers = text.replace(/(?<=\d),(?=\d)/g, ".").match(/\d+(?:\.\d+)?/g) ?? [];
  const months = MONTHS.flatMap((month, index) => (text.match(month) ?? []).map(() => `month ${index + 1}`));
  return [...numbers, ...months].toSorted();
}
