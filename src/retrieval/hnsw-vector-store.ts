import { createHash } from "node:crypto";
import { Document, type DocumentInterface } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { VectorStore } from "@langchain/core/vectorstores";
import hnswlib from "hnswlib-node";

/** Neighbours kept for each vector, and how widely is looked while building; the values measured in `npm run bench`. */
const NEIGHBOURS = 16;
const BUILD_WIDTH = 200;
const SEARCH_WIDTH = 32;

/** The embedder returned vectors of another length than the store was made for. */
export class DimensionsError extends Error {
  readonly code = "dimensions_differ";

  constructor(expected: number, received: number) {
    super(`the embedder returned ${received} dimensions where ${expected} are expected: check EMBEDDING_MODEL`);
    this.name = "DimensionsError";
  }
}

/**
 * Vectors in an HNSW graph. A text is embedded once: what is added again under the same content keeps its vector, so a
 * changed folder costs only its changed passages.
 */
export class HnswVectorStore extends VectorStore {
  declare FilterType: (document: DocumentInterface) => boolean;
  readonly #dimensions: number;
  #index: hnswlib.HierarchicalNSW;
  #documents: (DocumentInterface | undefined)[] = [];
  readonly #labels = new Map<string, number>();

  /** @param config dimensions of the vectors that the embeddings return */
  constructor(embeddings: EmbeddingsInterface, config: { readonly dimensions: number; readonly capacity?: number }) {
    super(embeddings, config);
    this.#dimensions = config.dimensions;
    this.#index = new hnswlib.HierarchicalNSW("ip", config.dimensions);
    this.#index.initIndex({ maxElements: config.capacity ?? 1024, m: NEIGHBOURS, efConstruction: BUILD_WIDTH });
    this.#index.setEf(SEARCH_WIDTH);
  }

  override _vectorstoreType(): string {
    return "hnsw";
  }

  /** Embeds the texts that are new to the store; returns the ids of all, in order. */
  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    const fresh = documents.filter((document) => !this.#labels.has(contentId(document)));
    const vectors = await this.embeddings.embedDocuments(fresh.map((document) => document.pageContent));
    await this.addVectors(vectors, fresh);
    for (const document of documents) {
      const label = this.#labels.get(contentId(document));
      if (label !== undefined) this.#documents[label] = document;
    }
    return documents.map(contentId);
  }

  /** @throws DimensionsError where a vector is of another length */
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    const needed = this.#documents.length + vectors.length;
    if (needed > this.#index.getMaxElements()) this.#index.resizeIndex(Math.ceil(needed * 1.5));
    vectors.forEach((vector, index) => {
      const document = documents[index];
      if (!document) return;
      if (vector.length !== this.#dimensions) throw new DimensionsError(this.#dimensions, vector.length);
      const label = this.#documents.push(document) - 1;
      this.#index.addPoint(vector, label);
      this.#labels.set(contentId(document), label);
    });
    return documents.map(contentId);
  }

  /** Forgets everything that is not in the list; its vectors are marked deleted and never returned. */
  keepOnly(documents: readonly DocumentInterface[]): void {
    const kept = new Set(documents.map(contentId));
    for (const [id, label] of this.#labels) {
      if (kept.has(id)) continue;
      this.#index.markDelete(label);
      this.#documents[label] = undefined;
      this.#labels.delete(id);
    }
  }

  /** The nearest documents with their inner product, the nearest first. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this["FilterType"],
  ): Promise<[DocumentInterface, number][]> {
    if (this.#labels.size === 0) return [];
    const accept =
      filter && ((label: number) => this.#documents[label] !== undefined && filter(this.#documents[label]));
    const { neighbors, distances } = this.#index.searchKnn(query, Math.min(k, this.#labels.size), accept);
    return neighbors.flatMap((label, index): [DocumentInterface, number][] => {
      const document = this.#documents[label];
      return document ? [[document, 1 - (distances[index] ?? 1)]] : [];
    });
  }
}

/** The hash of a document's text and metadata: the same content is the same vector. */
export function contentId(document: DocumentInterface): string {
  return createHash("sha256").update(document.pageContent).update(JSON.stringify(document.metadata)).digest("hex");
}

/** A LangChain document of a text. */
export function toDocument(pageContent: string, metadata: Record<string, unknown>): Document {
  return new Document({ pageContent, metadata });
}
