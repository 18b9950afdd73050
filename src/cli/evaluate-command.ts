import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Outcome } from "../answering/outcome.ts";
import { type Answer, answerQuestion } from "../conversation/answer-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { CommandError } from "./command-error.ts";
import { readJsonLines } from "./read-lines.ts";

const evaluationLine = z.object({
  id: z.string(),
  lang: z.enum(["ka", "ka-Latn", "en", "ru"]),
  kind: z.string(),
  q: z.string().min(1),
  facts: z.array(z.string()),
  forbid: z.array(z.string()).default([]),
});

type EvaluationLine = z.infer<typeof evaluationLine>;

const ANSWERED = new Set(["fact", "list", "contact", "procedure", "typo"]);

/** What became of one question. */
export interface EvaluatedAnswer {
  readonly id: string;
  readonly question: string;
  readonly outcome: Outcome["kind"];
  readonly made: "fixed" | "quoted" | "written" | undefined;
  readonly right: boolean;
  readonly text: string;
  readonly milliseconds: number;
}

export interface EvaluationResult {
  readonly total: number;
  readonly right: number;
  readonly byLanguage: Readonly<Record<string, { readonly right: number; readonly total: number }>>;
  readonly byKind: Readonly<Record<string, { readonly right: number; readonly total: number }>>;
  readonly misses: readonly {
    readonly id: string;
    readonly question: string;
    readonly why: string;
    readonly text: string;
  }[];
  readonly answers: readonly EvaluatedAnswer[];
}

/**
 * Asks every question of a file.
 *
 * @throws CommandError where the file is missing or holds a line that is no question
 */
export async function evaluate(
  snapshot: Snapshot,
  file: string,
  progress: (done: number) => void,
  answer: Answer = answerQuestion,
): Promise<EvaluationResult> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new CommandError(`${file}: there is no such file to evaluate`);
  });
  const byLanguage: Record<string, { right: number; total: number }> = {};
  const byKind: Record<string, { right: number; total: number }> = {};
  const answers: EvaluatedAnswer[] = [];
  const misses: EvaluationResult["misses"][number][] = [];
  let total = 0;
  for await (const line of readJsonLines(Readable.from([content]), evaluationLine)) {
    if (line.kind === "broken") throw new CommandError(`${file}: ${line.error}`);
    const begun = performance.now();
    const outcome = await answer(line.value.q, snapshot);
    const milliseconds = Math.round((performance.now() - begun) * 10) / 10;
    const why = judge(line.value, outcome, snapshot);
    answers.push({
      id: line.value.id,
      question: line.value.q,
      outcome: outcome.kind,
      made: outcome.kind === "answered" ? outcome.made : undefined,
      right: why === undefined,
      text: outcome.text,
      milliseconds,
    });
    total += 1;
    for (const [groups, name] of [
      [byLanguage, line.value.lang],
      [byKind, line.value.kind],
    ] as const) {
      groups[name] ??= { right: 0, total: 0 };
      groups[name].total += 1;
      if (why === undefined) groups[name].right += 1;
    }
    if (why !== undefined) misses.push({ id: line.value.id, question: line.value.q, why, text: outcome.text });
    progress(total);
  }
  return { total, right: total - misses.length, byLanguage, byKind, misses, answers };
}

/** Why an outcome is wrong for a question; undefined where it is right. */
function judge(expected: EvaluationLine, outcome: Outcome, snapshot: Snapshot): string | undefined {
  const language = expected.lang === "ka-Latn" ? "ka" : expected.lang;
  if (outcome.language !== language) return `answered in ${outcome.language}`;
  const forbidden = expected.forbid.find((pattern) => new RegExp(pattern, "iu").test(outcome.text));
  if (forbidden !== undefined) return `says what it must not: ${forbidden}`;
  if (expected.kind === "smalltalk") return outcome.kind === "greeting" ? undefined : outcome.kind;
  if (!ANSWERED.has(expected.kind)) {
    if (outcome.kind === "unanswered") {
      const email = snapshot.knowledge.contacts.get("secretariat")?.email;
      return email === undefined || outcome.text.includes(email) ? undefined : "no contact given";
    }
    return outcome.kind === "declined" || outcome.kind === "clarify" ? undefined : outcome.kind;
  }
  if (outcome.kind !== "answered") return outcome.kind;
  const missing = expected.facts.find((pattern) => !new RegExp(pattern, "iu").test(outcome.text));
  if (missing !== undefined) return `lacks ${missing}`;
  const most = expected.kind === "list" ? 1600 : 800;
  return outcome.text.length > most ? `${outcome.text.length} characters long` : undefined;
}

/** The result as a person reads it: shares by language and kind, then each miss. */
export function formatEvaluation(result: EvaluationResult): string {
  const share = ({ right, total }: { right: number; total: number }) =>
    `${right}/${total} (${Math.round((100 * right) / total)} %)`;
  const rows = (groups: EvaluationResult["byKind"]) =>
    Object.entries(groups).map(([name, group]) => `  ${name.padEnd(14)} ${share(group)}`);
  const misses = result.misses.map(
    (miss) => `${miss.id} ${miss.question}\n  ${miss.why}\n  ${miss.text.slice(0, 160).replaceAll("\n", " ")}`,
  );
  return [
    "By language",
    ...rows(result.byLanguage),
    "By kind",
    ...rows(result.byKind),
    `All: ${share(result)}`,
    ...misses,
  ].join("\n");
}
