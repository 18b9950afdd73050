import { z } from "zod";
import type { KnowledgeProblem } from "./knowledge-error.ts";
import { lineOf, readYaml } from "./read-yaml.ts";

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
  const text = lines.slice(1, end).join("\n");
  const result = readYaml(text, frontMatterSchema, { file, firstLine: 2 });
  if (result.kind === "broken") return result;
  return { ...result, bodyLine: end + 1, lineOf: (key) => 2 + lineOf(text, [key]) };
}
