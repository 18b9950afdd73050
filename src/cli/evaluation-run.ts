import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CommandError } from "./command-error.ts";
import type { EvaluationResult } from "./evaluate-command.ts";

const answerSchema = z.object({
  id: z.string(),
  question: z.string(),
  outcome: z.string(),
  made: z.string().optional(),
  right: z.boolean(),
  text: z.string(),
  milliseconds: z.number(),
});
const waySchema = z.object({ right: z.number(), total: z.number(), answers: z.array(answerSchema) });
const runSchema = z.object({
  at: z.string(),
  file: z.string(),
  model: z.string(),
  tokens: z.number(),
  dollars: z.number(),
  quoted: waySchema,
  written: waySchema,
});

/** One evaluation of the model beside the rules alone, as it is kept. */
export type EvaluationRun = z.infer<typeof runSchema>;

/** Keeps a run; returns the file. */
export async function storeRun(folder: string, run: EvaluationRun): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${run.at.replaceAll(":", "-")}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}

/** @throws CommandError where the file is no run */
export async function readRun(file: string): Promise<EvaluationRun> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new CommandError(`${file}: there is no such file to compare`);
  });
  try {
    return runSchema.parse(JSON.parse(content));
  } catch {
    throw new CommandError(`${file} is not a run that evaluate has stored`);
  }
}

/** The figures of a run, the rules and the model side by side. */
export function formatRun(run: EvaluationRun): string {
  const made = (way: EvaluationRun["written"], kind: string) => way.answers.filter((one) => one.made === kind).length;
  const answered = (way: EvaluationRun["written"]) => way.answers.filter((one) => one.outcome === "answered").length;
  const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
  const median = (way: EvaluationRun["written"]) =>
    way.answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[Math.floor(way.answers.length / 2)] ??
    0;
  const { quoted, written } = run;
  const rows: [string, string, string][] = [
    ["", "rules alone", run.model],
    ["right", percent(quoted.right, quoted.total), percent(written.right, written.total)],
    ["answered", percent(answered(quoted), quoted.total), percent(answered(written), written.total)],
    ["written and grounded", "–", percent(made(written, "written"), answered(written))],
    ["quoted instead", "–", percent(made(written, "quoted"), answered(written))],
    ["median ms", String(median(quoted)), String(median(written))],
    ["tokens an answer", "0", String(Math.round(run.tokens / Math.max(1, written.total)))],
    ["US dollars an answer", "0", (run.dollars / Math.max(1, written.total)).toFixed(5)],
  ];
  return rows.map(([name, one, other]) => `${name.padEnd(22)}${one.padEnd(14)}${other}`).join("\n");
}

/** Which questions the model answers otherwise in the second run than in the first. */
export function compareRuns(before: EvaluationRun, after: EvaluationRun): string {
  const earlier = new Map(before.written.answers.map((answer) => [answer.id, answer]));
  const changed = after.written.answers.flatMap((answer) => {
    const old = earlier.get(answer.id);
    if (!old || old.text === answer.text) return [];
    const verdict = old.right === answer.right ? "" : answer.right ? " — now right" : " — now wrong";
    return [`${answer.id} ${answer.question}${verdict}\n  - ${oneLine(old.text)}\n  + ${oneLine(answer.text)}`];
  });
  const share = ({ written }: EvaluationRun) => `${written.right}/${written.total}`;
  return [
    `${changed.length} of ${after.written.total} questions are answered otherwise; right: ${share(before)}, then ${share(after)}`,
    ...changed,
  ].join("\n");
}

const oneLine = (text: string) => text.replaceAll("\n", " ").slice(0, 160);

/** What of a result is kept in a run. */
export function asWay({ right, total, answers }: EvaluationResult): EvaluationRun["written"] {
  return { right, total, answers: answers.map((answer) => ({ ...answer })) };
}
