import { createHash } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CachedEmbeddings } from "../../src/models/cached-embeddings.ts";
import { createCircuitBreaker } from "../../src/models/circuit-breaker.ts";
import { createModelBudget } from "../../src/models/model-budget.ts";
import { OpenAiEmbeddings } from "../../src/models/openai-embeddings.ts";
import { createEmbeddedKnowledge } from "../../src/retrieval/dense-search.ts";
import { openSnapshot } from "../../src/wiring.ts";
import { OpenAiServer } from "./openai-server.ts";

let server: OpenAiServer;

beforeEach(async () => {
  server = await new OpenAiServer().start();
});

afterEach(() => server.stop());

const spending = { today: async () => ({ input: 0, output: 0, dollars: 0 }), add: async () => {} };

function createEmbeddings(dimensions?: number) {
  return new OpenAiEmbeddings({
    baseUrl: server.baseUrl,
    apiKey: "sk-test",
    model: "bge-m3",
    dimensions,
    breaker: createCircuitBreaker(),
    budget: createModelBudget(spending, undefined, undefined),
  });
}

/** Vectors that tell two subjects apart, whatever the words, and otherwise lie as far apart as real ones. */
const bySubject = (texts: readonly string[]) =>
  texts.map((text) => {
    const subject = /Working groups.*\. Working Group on Statelessness\.|passport of nobody/i.test(text) ? 3 : 0;
    return [
      subject,
      ...createHash("sha256")
        .update(text)
        .digest()
        .subarray(0, 15)
        .map((byte) => byte),
    ].map((value, index) => (index === 0 ? value : value / 255 - 0.5));
  });
const inputs = () => server.calls.map(({ body }) => (JSON.parse(body) as { input: string[] }).input.length);

test("many texts are embedded in batches, in their order, and brought to length one", async () => {
  server.always("embeddings", { kind: "vectors", vectors: (texts) => texts.map((text) => [Number(text), 1]) });
  const vectors = await createEmbeddings().embedDocuments(Array.from({ length: 150 }, (_, index) => String(index)));
  expect(inputs()).toEqual([64, 64, 22]);
  expect(vectors[149]?.[0]).toBeCloseTo(149 / Math.hypot(149, 1));
});

test("a failure that passes is tried again", async () => {
  server.prepare("embeddings", { kind: "error", status: 503 }, { kind: "vectors", vectors: bySubject });
  expect(await createEmbeddings().embedQuery("x")).toHaveLength(16);
});

test("vectors of another length than expected, or too few of them, are refused with what to mend", async () => {
  server.always("embeddings", { kind: "vectors", vectors: bySubject });
  await expect(createEmbeddings(1024).embedQuery("x")).rejects.toThrow(
    "check EMBEDDING_MODEL and EMBEDDING_DIMENSIONS",
  );
  server.always("embeddings", { kind: "vectors", vectors: () => [[1, 2]] });
  await expect(createEmbeddings().embedDocuments(["a", "b"])).rejects.toThrow("1 vectors for 2 texts");
});

test("a changed file costs only its changed passages, also after a restart; another model starts anew", async () => {
  server.always("embeddings", { kind: "vectors", vectors: bySubject });
  const file = path.join(await mkdtemp(path.join(tmpdir(), "megzuri-vectors-")), "vectors.sqlite");
  const open = (model: string) => new CachedEmbeddings({ embeddings: createEmbeddings(), model, file });
  const first = open("bge-m3");
  await first.embedDocuments(["one", "two", "three"]);
  first.close();
  const second = open("bge-m3");
  expect(second.missing(["one", "two", "four"])).toEqual(["four"]);
  expect(await second.embedDocuments(["one", "two", "four"])).toHaveLength(3);
  expect(inputs()).toEqual([3, 1]);
  second.close();
  const third = open("another");
  expect(third.missing(["one"])).toEqual(["one"]);
  third.close();
});

test("progress is told, and a run that is cut short keeps what it has paid for", async () => {
  server.prepare("embeddings", { kind: "vectors", vectors: bySubject }, { kind: "error", status: 400 });
  const told: string[] = [];
  const cached = new CachedEmbeddings({
    embeddings: createEmbeddings(),
    model: "m",
    file: ":memory:",
    onProgress: ({ done, whole }) => told.push(`${done}/${whole}`),
  });
  const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`);
  await expect(cached.embedDocuments(texts)).rejects.toThrow();
  expect(told).toEqual(["64/100"]);
  expect(cached.missing(texts)).toHaveLength(36);
  cached.close();
});

test("search by meaning finds what no word of the question names; a dead server only takes it away", async () => {
  server.always("embeddings", { kind: "vectors", vectors: bySubject });
  const snapshot = await openSnapshot("knowledge");
  const failures: string[] = [];
  const knowledge = createEmbeddedKnowledge(createEmbeddings(), (error) => failures.push(error.message));
  expect(await knowledge.search("passport of nobody", snapshot, 3)).toEqual([]);
  await knowledge.prepare(snapshot);
  const [nearest] = await knowledge.search("passport of nobody", snapshot, 3);
  expect(nearest?.text).toMatch(/statelessness/i);
  server.always("embeddings", { kind: "error", status: 400 });
  expect(await knowledge.search("passport of nobody", snapshot, 3)).toEqual([]);
  expect(failures).toHaveLength(1);
});
