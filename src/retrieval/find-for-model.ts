import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import { sectionName } from "../knowledge/section-name.ts";
import type { ReadQuestion } from "../language/read-question.ts";
import { type FoundPassage, findPassages } from "./find-passages.ts";
import { fuseRankings } from "./fuse-rankings.ts";
import { sameSection } from "./look-up-passage.ts";
import type { Snapshot } from "./passage-index.ts";

/** Finds the passages whose meaning is nearest to a text, the best first; empty where the model server fails. */
export type DenseSearch = (text: string, snapshot: Snapshot, limit: number) => Promise<readonly Passage[]>;

/** So many passages a model reads for an answer. */
const PASSAGES = 6;
const DEPTH = 12;
/** Lexical search leads; by meaning is found what is said in other words. */
const DENSE_WEIGHT = 0.7;

/**
 * Finds passages for a model to write from: by the words of every version of the question and by meaning, fused. A
 * section counts once and is given in the asker's language where it is kept in it.
 *
 * @param versions the question as asked, made to stand alone, translated
 */
export async function findForModel(
  versions: readonly ReadQuestion[],
  question: ReadQuestion,
  snapshot: Snapshot,
  dense: DenseSearch | undefined,
): Promise<FoundPassage[]> {
  const rankings: { passages: readonly FoundPassage[]; weight: number }[] = versions.map((version) => ({
    passages: findPassages(version, snapshot, DEPTH),
    weight: 1,
  }));
  if (dense) {
    const near = await dense(question.text, snapshot, DEPTH);
    const passages = near.map((passage) => ({ passage, score: 0, coverage: 0, missing: [] }));
    rankings.push({ passages, weight: DENSE_WEIGHT });
  }
  const bySection = new Map<string, FoundPassage>();
  for (const found of rankings.flatMap(({ passages }) => passages)) {
    const name = sectionName(found.passage);
    const known = bySection.get(name);
    if (!known || (known.passage.language !== question.language && found.passage.language === question.language))
      bySection.set(name, found);
  }
  const fused = fuseRankings(
    rankings.map(({ passages, weight }) => ({
      ids: [...new Set(passages.map((one) => sectionName(one.passage)))],
      weight,
    })),
  );
  return fused.slice(0, PASSAGES).flatMap(({ id, score }) => {
    const found = bySection.get(id);
    return found ? [{ ...found, passage: inLanguage(found.passage, question.language, snapshot), score }] : [];
  });
}

function inLanguage(passage: Passage, language: Language, snapshot: Snapshot): Passage {
  const index = snapshot.languages.get(language);
  return (index && sameSection(passage, index)) ?? passage;
}
