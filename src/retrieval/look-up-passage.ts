import type { Passage } from "../knowledge/document.ts";
import { passageId, sectionName } from "../knowledge/section-name.ts";
import type { LanguageIndex, Snapshot } from "./passage-index.ts";

interface Lookup {
  readonly byId: ReadonlyMap<string, Passage>;
  readonly byName: ReadonlyMap<string, Passage>;
}

const lookups = new WeakMap<LanguageIndex, Lookup>();

/** The passage of an id, in whatever language. */
export function passageOf(id: string, snapshot: Snapshot): Passage | undefined {
  for (const index of snapshot.languages.values()) {
    const passage = lookupOf(index).byId.get(id);
    if (passage) return passage;
  }
  return undefined;
}

/** The same section in another language; itself in its own. */
export function sameSection(passage: Passage, index: LanguageIndex): Passage | undefined {
  return lookupOf(index).byName.get(sectionName(passage));
}

/** Made once for each index: a snapshot never changes. */
function lookupOf(index: LanguageIndex): Lookup {
  const known = lookups.get(index);
  if (known) return known;
  const made = {
    byId: new Map(index.passages.map((passage) => [passageId(passage), passage])),
    byName: new Map(index.passages.map((passage) => [sectionName(passage), passage])),
  };
  lookups.set(index, made);
  return made;
}
