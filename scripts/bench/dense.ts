import { MemoryVectorStore } from "@langchain/classic/vectorstores/memory";
import { Embeddings } from "@langchain/core/embeddings";
import hnswlib from "hnswlib-node";
import { HnswVectorStore, toDocument } from "../../src/retrieval/hnsw-vector-store.ts";
import { figure, measureLatency, printTable, progress, timed } from "./measure.ts";
import { createRandom } from "./synthetic-passages.ts";

const DIMENSIONS = 384;
const NEIGHBOURS = 10;
const QUERIES = 200;
/** Real embeddings lie in clusters; uniformly random vectors have no neighbours to find. */
const CLUSTERS = 200;

/** Only vectors are given to the stores here, so nothing is ever embedded. */
class NoEmbeddings extends Embeddings {
  override embedDocuments(): Promise<number[][]> {
    throw new Error("nothing is embedded in this benchmark");
  }

  override embedQuery(): Promise<number[]> {
    throw new Error("nothing is embedded in this benchmark");
  }
}

/** Our store beside the bare library under it and LangChain's in-memory store. */
export async function benchDense(size: number): Promise<void> {
  const { vectors, queries } = clusteredVectors(size);
  const exact = queries.map((query) => nearest(vectors, query));
  const recall = (found: number[][]) =>
    found.reduce((sum, ids, index) => sum + ids.filter((id) => exact[index]?.includes(id)).length, 0) /
    (queries.length * NEIGHBOURS);
  const documents = vectors.map((_, id) => toDocument("", { id }));

  progress(`hnswlib bare: ${size} vectors`);
  const bare = new hnswlib.HierarchicalNSW("ip", DIMENSIONS);
  bare.initIndex({ maxElements: size, m: 16, efConstruction: 200 });
  const bareBuild = await timed(() => vectors.forEach((vector, id) => void bare.addPoint(vector, id)));
  bare.setEf(32);
  const bareLatency = await measureLatency(queries, (query) => bare.searchKnn(query, NEIGHBOURS));
  const bareFound = queries.map((query) => bare.searchKnn(query, NEIGHBOURS).neighbors);

  progress(`megzuri: ${size} vectors`);
  const ours = new HnswVectorStore(new NoEmbeddings({}), { dimensions: DIMENSIONS, capacity: size });
  const ourBuild = await timed(() => ours.addVectors(vectors, documents));
  const ourSearch = (query: number[]) => ours.similaritySearchVectorWithScore(query, NEIGHBOURS);
  const ourLatency = await measureLatency(queries, ourSearch);
  const ourFound = await idsOf(queries, ourSearch);

  progress(`LangChain in memory: ${size} vectors`);
  const memory = new MemoryVectorStore(new NoEmbeddings({}));
  const memoryBuild = await timed(() => memory.addVectors(vectors, documents));
  const few = queries.slice(0, 30);
  const memoryLatency = await measureLatency(few, (query) => memory.similaritySearchVectorWithScore(query, NEIGHBOURS));

  printTable(
    `Dense search, ${size.toLocaleString("en")} vectors of ${DIMENSIONS} dimensions, k = ${NEIGHBOURS}`,
    [
      { name: "hnswlib bare, ef 32", ...bareBuild, latency: bareLatency, recall: recall(bareFound) },
      { name: "megzuri", ...ourBuild, latency: ourLatency, recall: recall(ourFound) },
      { name: "LangChain in memory", ...memoryBuild, latency: memoryLatency, recall: 1 },
    ].map((row) => ({
      store: row.name,
      "build s": figure(row.took / 1000),
      "p50 ms": figure(row.latency.p50),
      "p99 ms": figure(row.latency.p99),
      "p50 ×": figure(row.latency.p50 / bareLatency.p50),
      "recall@10": figure(row.recall),
    })),
  );
}

async function idsOf(
  queries: readonly number[][],
  find: (query: number[]) => Promise<[{ metadata: Record<string, unknown> }, number][]>,
): Promise<number[][]> {
  const found: number[][] = [];
  for (const query of queries) found.push((await find(query)).map(([document]) => Number(document.metadata.id)));
  return found;
}

function clusteredVectors(size: number): { vectors: number[][]; queries: number[][] } {
  const random = createRandom(3);
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: CLUSTERS }, () => Array.from({ length: DIMENSIONS }, normal));
  const draw = () => {
    const centre = centres[Math.floor(random() * CLUSTERS)] as number[];
    const vector = centre.map((value) => value + 0.8 * normal());
    const scale = 1 / Math.hypot(...vector);
    return vector.map((value) => value * scale);
  };
  return { vectors: Array.from({ length: size }, draw), queries: Array.from({ length: QUERIES }, draw) };
}

function nearest(vectors: readonly number[][], query: readonly number[]): number[] {
  const scored = vectors.map((vector, id) => {
    let product = 0;
    for (let index = 0; index < vector.length; index++) product += (vector[index] as number) * (query[index] as number);
    return { id, product };
  });
  return scored
    .sort((a, b) => b.product - a.product)
    .slice(0, NEIGHBOURS)
    .map(({ id }) => id);
}
