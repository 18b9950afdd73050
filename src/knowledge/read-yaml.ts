import { load, YAMLException } from "js-yaml";
import type { z } from "zod";
import type { KnowledgeProblem } from "./knowledge-error.ts";

export type YamlResult<Value> =
  | { readonly kind: "read"; readonly value: Value }
  | { readonly kind: "broken"; readonly problems: readonly KnowledgeProblem[] };

/**
 * Reads YAML through a schema. Every problem names the line it is about.
 *
 * @param firstLine line of the file at which the text begins, from 1
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  { file, firstLine }: { file: string; firstLine: number },
): YamlResult<z.infer<Schema>> {
  let raw: unknown;
  try {
    raw = load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = firstLine + (error.mark?.line ?? 0);
    const message = `${error.reason}: mend the YAML here; a text with a colon or a quotation mark needs quotes`;
    return { kind: "broken", problems: [{ file, line, message }] };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { kind: "read", value: parsed.data };
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    const message =
      issue.code === "unrecognized_keys" ? "there is no such key: mend its name or remove it" : issue.message;
    return { file, line: firstLine + lineOf(text, path), message: `"${path.join(".") || "the whole"}": ${message}` };
  });
  return { kind: "broken", problems };
}

/** The line, from 0, of the deepest key of a path that can be found; each key is looked for behind the one before. */
export function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = text.split("\n");
  let found = 0;
  let from = 0;
  for (const key of path) {
    const named =
      typeof key === "number" ? undefined : new RegExp(`(?:^|[\\s{,-])["']?${RegExp.escape(String(key))}["']?\\s*:`);
    if (named === undefined) {
      from = nthItem(lines, from, Number(key)) ?? from;
    } else {
      const line = lines.findIndex((candidate, index) => index >= from && named.test(candidate));
      if (line < 0) break;
      from = line;
    }
    found = from;
  }
  return found;
}

function nthItem(lines: readonly string[], from: number, count: number): number | undefined {
  const items = lines.flatMap((line, index) => (index >= from && /^\s*- /.test(line) ? [index] : []));
  return items[count];
}
