import type { Embeddings } from "@langchain/core/embeddings";
import type { Passage } from "../knowledge/document.ts";
import type { DenseSearch } from "./find-for-model.ts";
import { HnswVectorStore } from "./hnsw-vector-store.ts";
import { passageDocument, passageId } from "./megzuri-retriever.ts";
import type { Snapshot } from "./passage-index.ts";

export interface EmbeddedKnowledge {
  readonly search: DenseSearch;
  /** Embeds what is new in a snapshot; until it resolves, what was embedded before is searched. */
  prepare(snapshot: Snapshot): Promise<void>;
}

/**
 * Search by meaning. It only ever adds to the lexical search: while nothing is embedded yet, or the model server fails,
 * it finds nothing.
 *
 * @param onFailure told why a search found nothing
 */
export function createEmbeddedKnowledge(embeddings: Embeddings, onFailure: (error: Error) => void): EmbeddedKnowledge {
  let vectors: HnswVectorStore | undefined;
  return {
    async prepare(snapshot) {
      const passages = passagesOf(snapshot);
      const documents = passages.map((passage) => passageDocument(passage));
      const embedded = await embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent));
      const dimensions = embedded[0]?.length;
      if (dimensions === undefined) return;
      const next = new HnswVectorStore(embeddings, { dimensions, capacity: documents.length });
      await next.addVectors(embedded, documents);
      vectors = next;
    },
    async search(text, snapshot, limit) {
      if (!vectors) return [];
      try {
        const found = await vectors.similaritySearch(text, limit);
        const byId = new Map(passagesOf(snapshot).map((passage) => [passageId(passage), passage]));
        return found.flatMap(({ metadata }): Passage[] => {
          const passage = byId.get(String(metadata.id));
          return passage ? [passage] : [];
        });
      } catch (error) {
        onFailure(error as Error);
        return [];
      }
    },
  };
}

/** What is embedded of a snapshot, in the order of its passages. */
export function passageTexts(snapshot: Snapshot): string[] {
  return passagesOf(snapshot).map((passage) => passageDocument(passage).pageContent);
}

function passagesOf(snapshot: Snapshot): Passage[] {
  return [...snapshot.languages.values()].flatMap(({ passages }) => [...passages]);
}
