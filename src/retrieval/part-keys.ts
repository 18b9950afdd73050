import type { Passage } from "../knowledge/document.ts";
import { analyzeText } from "../language/analyze-text.ts";
import { type Snapshot, searchKeys } from "./passage-index.ts";

const keysByPassage = new WeakMap<Passage, Map<string, ReadonlySet<string>>>();

/** The search keys of a part of a passage, like a sentence or its heading; the same parts are asked for with every question. */
export function partKeys(text: string, passage: Passage, snapshot: Snapshot): ReadonlySet<string> {
  const known = keysByPassage.get(passage) ?? new Map<string, ReadonlySet<string>>();
  keysByPassage.set(passage, known);
  const before = known.get(text);
  if (before) return before;
  const keys = new Set(searchKeys(analyzeText(text), snapshot.glossary));
  known.set(text, keys);
  return keys;
}
