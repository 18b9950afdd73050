import { Embeddings } from "@langchain/core/embeddings";
import OpenAI from "openai";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { ModelBudget } from "./model-budget.ts";
import { ModelError } from "./model-error.ts";
import { asModelError } from "./openai-errors.ts";

/** Texts a call: servers limit both their number and their length together. */
const BATCH = 64;
const RETRIES = 4;
const QUERY_TIME = 3000;
const BATCH_TIME = 60_000;

/**
 * Embeddings of a server that speaks OpenAI's interface: batched, tried again, each answer checked for its number of
 * vectors and their length.
 */
export class OpenAiEmbeddings extends Embeddings {
  readonly model: string;
  readonly #client: OpenAI;
  readonly #breaker: CircuitBreaker;
  readonly #budget: ModelBudget;
  #dimensions: number | undefined;

  constructor(dependencies: {
    readonly baseUrl: string;
    readonly apiKey: string | undefined;
    readonly model: string;
    /** The length that every vector must have; that of the first answer where undefined. */
    readonly dimensions?: number | undefined;
    readonly breaker: CircuitBreaker;
    readonly budget: ModelBudget;
  }) {
    super({ maxRetries: 0 });
    const { baseUrl, apiKey = "none", model, dimensions, breaker, budget } = dependencies;
    this.#client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: RETRIES, logLevel: "off" });
    this.model = model;
    this.#dimensions = dimensions;
    this.#breaker = breaker;
    this.#budget = budget;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector] = await this.#embed([text], AbortSignal.timeout(QUERY_TIME));
    if (!vector) throw new ModelError("unusable", "the model server returned no vector");
    return vector;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      vectors.push(...(await this.#embed(texts.slice(start, start + BATCH), AbortSignal.timeout(BATCH_TIME))));
    }
    return vectors;
  }

  async #embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]> {
    this.#breaker.check();
    if (!(await this.#budget.allows())) throw new ModelError("over-budget", "the day's budget for the model is spent");
    try {
      const answer = await this.#client.embeddings.create(
        { model: this.model, input: [...texts], encoding_format: "float" },
        { signal },
      );
      const vectors = answer.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
      await this.#budget.spend({ input: answer.usage?.prompt_tokens ?? 0, output: 0 });
      this.#checkVectors(vectors, texts.length);
      this.#breaker.succeeded();
      return vectors.map(normalize);
    } catch (error) {
      const failure = asModelError(error, signal, "EMBEDDING_API_KEY");
      this.#breaker.failed(failure);
      throw failure;
    }
  }

  #checkVectors(vectors: readonly number[][], expected: number): void {
    if (vectors.length !== expected)
      throw new ModelError("unusable", `the model server returned ${vectors.length} vectors for ${expected} texts`);
    for (const { length } of vectors) {
      this.#dimensions ??= length;
      if (length !== this.#dimensions)
        throw new ModelError(
          "unusable",
          `the embedding model returned ${length} dimensions where ${this.#dimensions} are expected: check EMBEDDING_MODEL and EMBEDDING_DIMENSIONS`,
        );
    }
  }
}

/** Length one, so that the inner product is the cosine. */
function normalize(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
