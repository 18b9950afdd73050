import type { Readable } from "node:stream";
import { z } from "zod";
import { analyzeText } from "../language/analyze-text.ts";
import { detectLanguage } from "../language/detect-language.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { readJsonLines } from "./read-lines.ts";

const textLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string().max(100_000, "at most 100,000 characters"),
});

/** `analyze --jsonl`: how a text is read. Words typed in Latin get the key of the Georgian word where one is known. */
export async function analyzeCommand(
  snapshot: Snapshot,
  input: Readable,
  write: (line: string) => void,
): Promise<void> {
  for await (const line of readJsonLines(input, textLine)) {
    if (line.kind === "broken") {
      write(JSON.stringify({ id: line.id, error: line.error }));
      continue;
    }
    const written = await detectLanguage(line.value.text, snapshot.vocabularies);
    const latin = written.kind === "ka-Latn";
    const georgian = snapshot.vocabularies.get("ka");
    const tokens = analyzeText(line.value.text, latin).map(({ surface, key }) => ({
      surface,
      key: latin ? (georgian?.fromCanonical(key)[0] ?? key) : key,
    }));
    const language = written.kind === "other" ? written.code : written.kind;
    write(JSON.stringify({ id: line.value.id, language, tokens }));
  }
}
