import { StringOutputParser } from "@langchain/core/output_parsers";
import { RunnableLambda, RunnableSequence } from "@langchain/core/runnables";
import { beforeAll, expect, test } from "vitest";
import { HashedEmbeddings } from "../../src/retrieval/hashed-embeddings.ts";
import { DimensionsError, HnswVectorStore, toDocument } from "../../src/retrieval/hnsw-vector-store.ts";
import { embedSnapshot, MegzuriRetriever } from "../../src/retrieval/megzuri-retriever.ts";
import type { Snapshot } from "../../src/retrieval/passage-index.ts";
import { openSnapshot } from "../../src/wiring.ts";

/** The real hashed embedder, counting what it is asked to embed. */
class CountingEmbeddings extends HashedEmbeddings {
  embedded = 0;

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    this.embedded += texts.length;
    return super.embedDocuments(texts);
  }
}

let snapshot: Snapshot;
const embeddings = new CountingEmbeddings();
const vectors = new HnswVectorStore(embeddings, { dimensions: embeddings.dimensions });

beforeAll(async () => {
  snapshot = await openSnapshot("knowledge");
  await embedSnapshot(vectors, snapshot);
});

test("a LangChain chain can use the search, and its tracers see the run", async () => {
  const runs: string[] = [];
  const retriever = new MegzuriRetriever({ current: () => snapshot, vectors, limit: 3 });
  const chain = RunnableSequence.from([
    retriever,
    RunnableLambda.from((documents: { metadata: { id?: string } }[]) =>
      documents.map(({ metadata }) => metadata.id).join(" "),
    ),
    new StringOutputParser(),
  ]);
  const text = await chain.invoke("ვინ უწევს კოორდინაციას ინტეგრაციის სამუშაო ჯგუფს?", {
    callbacks: [{ handleRetrieverStart: (retrieverRun) => void runs.push(retrieverRun.id.at(-1) ?? "") }],
  });
  expect(text.split(" ")[0]).toBe("ka/working-groups.md#integration");
  expect(runs).toEqual(["MegzuriRetriever"]);
});

test("the dense ranking brings back a name that is misspelled beyond what the vocabulary mends", async () => {
  const found = await vectors.similaritySearch(
    "statelesness groop",
    3,
    (document) => document.metadata.language === "en",
  );
  expect(found.map((document) => document.metadata.id)).toContain("en/working-groups.md#statelessness");
});

test("only changed passages are embedded again, and vanished ones are not found", async () => {
  const before = embeddings.embedded;
  const [first, second] = [toDocument("one text", { id: "1" }), toDocument("another text", { id: "2" })];
  const store = new HnswVectorStore(embeddings, { dimensions: embeddings.dimensions });
  await store.addDocuments([first, second]);
  await store.addDocuments([first, toDocument("another text, changed", { id: "2" })]);
  expect(embeddings.embedded - before).toBe(3);
  store.keepOnly([first]);
  expect((await store.similaritySearch("another text", 5)).map((document) => document.metadata.id)).toEqual(["1"]);
});

test("an embedder of other dimensions is told apart on receipt", async () => {
  const store = new HnswVectorStore(embeddings, { dimensions: 8 });
  await expect(store.addDocuments([toDocument("text", {})])).rejects.toThrow(DimensionsError);
});
