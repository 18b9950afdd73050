import type { Embeddings } from "@langchain/core/embeddings";
import type { DenseSearch } from "./find-for-model.ts";
import { HnswVectorStore } from "./hnsw-vector-store.ts";
import { passageOf } from "./look-up-passage.ts";
import { embedSnapshot, passageDocument } from "./megzuri-retriever.ts";
import type { Snapshot } from "./passage-index.ts";

export interface EmbeddedKnowledge {
  readonly search: DenseSearch;
  /** Embeds what is new in a snapshot; until it resolves, what is the same as before is searched. */
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
  let preparing = Promise.resolve();
  const bringTo = async (snapshot: Snapshot) => {
    const texts = passageTexts(snapshot);
    const [first] = texts.length === 0 ? [] : await embeddings.embedDocuments(texts.slice(0, 1));
    if (!first) return;
    const store = vectors ?? new HnswVectorStore(embeddings, { dimensions: first.length, capacity: texts.length });
    await embedSnapshot(store, snapshot);
    vectors = store;
  };
  return {
    // One after the other: the store is brought to a snapshot by what it lacks of it.
    prepare: (snapshot) => {
      const next = preparing.then(() => bringTo(snapshot));
      preparing = next.catch(() => {});
      return next;
    },
    async search(text, snapshot, limit) {
      if (!vectors) return [];
      try {
        const found = await vectors.similaritySearch(text, limit);
        return found.flatMap(({ metadata }) => passageOf(String(metadata.id), snapshot) ?? []);
      } catch (error) {
        onFailure(error as Error);
        return [];
      }
    },
  };
}

/** What is embedded of a snapshot, in the order of its passages. */
export function passageTexts(snapshot: Snapshot): string[] {
  return [...snapshot.languages.values()].flatMap(({ passages }) =>
    passages.map((passage) => passageDocument(passage).pageContent),
  );
}
