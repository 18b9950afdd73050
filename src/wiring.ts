import { KnowledgeError } from "./knowledge/knowledge-error.ts";
import { loadKnowledge } from "./knowledge/load-knowledge.ts";
import { detectDocumentLanguage } from "./language/detect-language.ts";
import { buildSnapshot, type IndexStore, type Snapshot } from "./retrieval/passage-index.ts";

/**
 * Reads a knowledge folder into a snapshot that can be served.
 *
 * @param store keeps the index of large folders between runs
 * @throws KnowledgeError where anything in the folder is broken
 */
export async function openSnapshot(folder: string, store?: IndexStore): Promise<Snapshot> {
  const knowledge = await loadKnowledge(folder, detectDocumentLanguage);
  if (knowledge.problems.length > 0) throw new KnowledgeError(knowledge.problems);
  return buildSnapshot(knowledge, store);
}
