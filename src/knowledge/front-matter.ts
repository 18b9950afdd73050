import { isMap, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { KnowledgeProblem } from "./knowledge-error.ts";

const dateOrYear = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a quoted date, month or year is expected, for example "2020-02-11" or "2020"');

const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(["organisation", "working-groups", "project", "procedure", "guide", "contacts"]),
  source: z.strictObject({ name: z.string().min(1), link: z.url().optional() }),
  asOf: dateOrYear,
  status: z.enum(["current", "ended", "historical"]),
  reviewBy: dateOrYear.optional(),
  questions: z.record(z.string(), z.array(z.string().min(1))).default({}),
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export type FrontMatterResult =
  | { readonly kind: "none"; readonly bodyLine: 0 }
  | { readonly kind: "read"; readonly value: FrontMatter; readonly bodyLine: number; lineOf(key: string): number }
  | { readonly kind: "broken"; readonly problems: readonly KnowledgeProblem[] };

/** Reads the front matter of a knowledge file; `bodyLine` is the index of the first line behind it. */
export function readFrontMatter(file: string, lines: readonly string[]): FrontMatterResult {
  if (lines[0]?.trim() !== "---") return { kind: "none", bodyLine: 0 };
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  if (end < 0) {
    const message = 'the front matter has no end: put a line "---" behind it';
    return { kind: "broken", problems: [{ file, line: 1, message }] };
  }
  const counter = new LineCounter();
  const yaml = parseDocument(lines.slice(1, end).join("\n"), { lineCounter: counter });
  const failure = yaml.errors[0];
  if (failure) {
    const line = counter.linePos(failure.pos[0]).line + 1;
    return {
      kind: "broken",
      problems: [{ file, line, message: `${firstLine(failure.message)}: mend the front matter` }],
    };
  }
  const lineOf = (key: string): number => {
    const pair = isMap(yaml.contents) ? yaml.contents.items.find((item) => String(item.key) === key) : undefined;
    const offset = (pair?.key as { range?: [number, number, number] } | undefined)?.range?.[0];
    return offset === undefined ? 1 : counter.linePos(offset).line + 1;
  };
  const parsed = frontMatterSchema.safeParse(yaml.toJS());
  if (parsed.success) return { kind: "read", value: parsed.data, bodyLine: end + 1, lineOf };
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(String(issue.path[0] ?? "")),
    message: `"${issue.path.join(".") || "front matter"}": ${issue.message}`,
  }));
  return { kind: "broken", problems };
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/:$/, "") ?? text;
}
