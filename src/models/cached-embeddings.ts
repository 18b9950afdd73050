import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Embeddings } from "@langchain/core/embeddings";

/** Vectors are asked for and written in groups of so many: a run that is cut short keeps what it has paid for. */
const GROUP = 64;

export interface EmbeddingProgress {
  readonly done: number;
  readonly whole: number;
}

/**
 * Keeps the vectors of texts on disk by the hash of model and content: a changed file costs only its changed passages,
 * a restart nothing. Questions are not kept.
 *
 * @param file a SQLite file of its own; it can be deleted at any time
 */
export class CachedEmbeddings extends Embeddings {
  readonly #embeddings: Embeddings;
  readonly #model: string;
  readonly #database: DatabaseSync;
  readonly #onProgress: (progress: EmbeddingProgress) => void;

  constructor(dependencies: {
    readonly embeddings: Embeddings;
    readonly model: string;
    readonly file: string;
    readonly onProgress?: (progress: EmbeddingProgress) => void;
  }) {
    super({});
    this.#embeddings = dependencies.embeddings;
    this.#model = dependencies.model;
    this.#onProgress = dependencies.onProgress ?? (() => {});
    if (dependencies.file !== ":memory:") mkdirSync(path.dirname(dependencies.file), { recursive: true });
    this.#database = new DatabaseSync(dependencies.file);
    this.#database.exec(
      "PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID",
    );
  }

  /** The texts whose vectors are not on disk yet: what a run will have to pay for. */
  missing(texts: readonly string[]): string[] {
    return texts.filter((text) => this.#read(text) === undefined);
  }

  override embedQuery(text: string): Promise<number[]> {
    return this.#embeddings.embedQuery(text);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const missing = [...new Set(this.missing(texts))];
    for (let start = 0; start < missing.length; start += GROUP) {
      const group = missing.slice(start, start + GROUP);
      const vectors = await this.#embeddings.embedDocuments(group);
      group.forEach((text, index) => {
        this.#write(text, vectors[index] ?? []);
      });
      this.#onProgress({ done: Math.min(start + GROUP, missing.length), whole: missing.length });
    }
    return texts.map((text) => this.#read(text) ?? []);
  }

  close(): void {
    this.#database.close();
  }

  #key(text: string): string {
    return createHash("sha256").update(`${this.#model}\0${text}`).digest("hex");
  }

  #read(text: string): number[] | undefined {
    const row = this.#database.prepare("SELECT vector FROM vectors WHERE key = ?").get(this.#key(text));
    if (!row) return undefined;
    return [...new Float32Array((row.vector as Uint8Array).slice().buffer)];
  }

  #write(text: string, vector: readonly number[]): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)")
      .run(this.#key(text), new Uint8Array(Float32Array.from(vector).buffer));
  }
}
