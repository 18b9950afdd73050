import { Embeddings } from "@langchain/core/embeddings";
import { HASHED_DIMENSIONS, hashNgrams } from "./hash-ngrams.ts";

/** The embedder that needs no model and no network: it knows spellings, not meanings. */
export class HashedEmbeddings extends Embeddings {
  /** Stands in saved indexes; change it with the hashing. */
  readonly name = "hashed-3-4-grams";
  readonly dimensions: number;

  constructor(dimensions: number = HASHED_DIMENSIONS) {
    super({});
    this.dimensions = dimensions;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => hashNgrams(text, this.dimensions));
  }

  override async embedQuery(text: string): Promise<number[]> {
    return hashNgrams(text, this.dimensions);
  }
}
