import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { z } from "zod";

/** A line of a JSONL stream: what it holds, or why it cannot be used, with its id where that could be read. */
export type ReadLine<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "broken"; readonly id: unknown; readonly error: string };

/** Reads JSONL line by line through a schema. A broken line is reported in its place; the stream goes on. */
export async function* readJsonLines<Schema extends z.ZodType>(
  input: Readable,
  schema: Schema,
): AsyncGenerator<ReadLine<z.infer<Schema>>> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      yield { kind: "broken", id: null, error: "this line is not JSON: write one JSON object a line" };
      continue;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) {
      yield { kind: "value", value: parsed.data };
      continue;
    }
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") || "line";
    yield { kind: "broken", id: idOf(json), error: `"${where}": ${issue?.message ?? "not as expected"}` };
  }
}

function idOf(json: unknown): unknown {
  return typeof json === "object" && json !== null && "id" in json ? json.id : null;
}
