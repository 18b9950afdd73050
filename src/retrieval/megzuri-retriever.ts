import type { DocumentInterface } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { Passage } from "../knowledge/document.ts";
import type { Language } from "../knowledge/language.ts";
import { passageId } from "../knowledge/section-name.ts";
import { readQuestion } from "../language/read-question.ts";
import { findPassages } from "./find-passages.ts";
import { fuseRankings } from "./fuse-rankings.ts";
import { type HnswVectorStore, toDocument } from "./hnsw-vector-store.ts";
import { passageOf } from "./look-up-passage.ts";
import type { Snapshot } from "./passage-index.ts";

/** Lexical search leads: general embeddings are weak on Georgian, and the hashed ones know spellings only. */
const LEXICAL_WEIGHT = 1;
const DENSE_WEIGHT = 0.3;
/** Each ranking is fused from this many places for every passage that is wanted. */
const DEPTH = 4;

/**
 * The whole search as a LangChain retriever: lexical and dense rankings of the asker's language, fused. Any chain or
 * tracer of that ecosystem can use it.
 */
export class MegzuriRetriever extends BaseRetriever {
  static override lc_name(): string {
    return "MegzuriRetriever";
  }

  readonly lc_namespace = ["megzuri", "retrieval"];
  readonly #current: () => Snapshot;
  readonly #vectors: HnswVectorStore;
  readonly #limit: number;

  constructor(
    dependencies: { readonly current: () => Snapshot; readonly vectors: HnswVectorStore; readonly limit?: number },
    input?: BaseRetrieverInput,
  ) {
    super(input);
    this.#current = dependencies.current;
    this.#vectors = dependencies.vectors;
    this.#limit = dependencies.limit ?? 8;
  }

  override async _getRelevantDocuments(text: string): Promise<DocumentInterface[]> {
    const snapshot = this.#current();
    const question = await readQuestion(text, snapshot);
    const depth = this.#limit * DEPTH;
    const lexical = findPassages(question, snapshot, depth).map(({ passage }) => passage);
    const dense = await this.#nearest(text, question.language, depth);
    const byId = new Map([...lexical, ...dense].map((passage) => [passageId(passage), passage]));
    const fused = fuseRankings([
      { ids: lexical.map(passageId), weight: LEXICAL_WEIGHT },
      { ids: dense.map(passageId), weight: DENSE_WEIGHT },
    ]);
    return fused.slice(0, this.#limit).flatMap(({ id, score }) => {
      const passage = byId.get(id);
      return passage ? [passageDocument(passage, score)] : [];
    });
  }

  async #nearest(text: string, language: Language, limit: number): Promise<Passage[]> {
    const vector = await this.#vectors.embeddings.embedQuery(text);
    const found = await this.#vectors.similaritySearchVectorWithScore(
      vector,
      limit,
      (document) => document.metadata.language === language,
    );
    const snapshot = this.#current();
    return found.flatMap(([document]) => passageOf(String(document.metadata.id), snapshot) ?? []);
  }
}

/** A passage as what is embedded and what a chain receives. */
export function passageDocument(passage: Passage, score?: number): DocumentInterface {
  return toDocument(`${passage.title}. ${passage.heading}. ${passage.text}`, {
    id: passageId(passage),
    document: passage.document,
    section: passage.section,
    title: passage.title,
    language: passage.language,
    asOf: passage.asOf,
    ...(score === undefined ? {} : { score }),
  });
}

/** Brings a vector store to a snapshot: new and changed passages are embedded, vanished ones forgotten. */
export async function embedSnapshot(vectors: HnswVectorStore, snapshot: Snapshot): Promise<void> {
  const documents = [...snapshot.languages.values()].flatMap(({ passages }) =>
    passages.map((one) => passageDocument(one)),
  );
  vectors.keepOnly(documents);
  await vectors.addDocuments(documents);
}
