import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";
import { buildLexicalIndex } from "../../src/retrieval/build-lexical-index.ts";
import { decodeIndex, encodeIndex } from "../../src/retrieval/index-file.ts";
import { createLexicalIndex, type WeightedField } from "../../src/retrieval/lexical-index.ts";
import { figure, type Latency, measureLatency, printTable, progress, timed } from "./measure.ts";
import { synthesize, synthesizeQueries } from "./synthetic-passages.ts";

const IDENTITY = { contentHash: "bench", embedder: "none", dimensions: 0 };
const LIMIT = 10;

interface Measured {
  readonly name: string;
  readonly build: number;
  readonly file?: number;
  readonly load?: number;
  readonly latency: Latency;
}

/** Our index and its peers over the same stems, in one run. Slow peers get fewer queries. */
export async function benchLexical(size: number): Promise<void> {
  const queries = synthesizeQueries(size, 1000);
  const measured = [await ours(size, queries)];
  if (size <= 100_000) measured.push(await miniSearch(size, queries.slice(0, 200)));
  if (size <= 100_000) measured.push(await fullTextSearch(size, queries.slice(0, 200)));
  if (size <= 10_000) measured.push(await orama(size, queries.slice(0, 100)));
  const own = measured[0]?.latency ?? { p50: 1, p99: 1 };
  printTable(
    `Lexical search, ${size.toLocaleString("en")} passages of 60 words, queries of 5-10 words`,
    measured.map(({ name, build, file, load, latency }) => ({
      engine: name,
      "build s": figure(build / 1000),
      "file MB": file === undefined ? "-" : figure(file / 1e6),
      "load s": load === undefined ? "-" : figure(load / 1000),
      "p50 ms": figure(latency.p50),
      "p99 ms": figure(latency.p99),
      "p50 ×": figure(latency.p50 / own.p50),
      "p99 ×": figure(latency.p99 / own.p99),
    })),
  );
}

async function ours(size: number, queries: string[][]): Promise<Measured> {
  progress(`megzuri: ${size} passages`);
  const fields = function* (): Generator<WeightedField[]> {
    for (const tokens of synthesize(size)) yield [{ tokens, weight: 1 }];
  };
  const { result: index, took: build } = await timed(() => buildLexicalIndex(fields()));
  const bytes = encodeIndex({ arrays: index.arrays, words: [] }, IDENTITY);
  const { result: loaded, took: load } = await timed(() => createLexicalIndex(decodeIndex(bytes, IDENTITY).arrays));
  const terms = queries.map((query) => query.map((token) => ({ token, weight: 1 })));
  const latency = await measureLatency(terms, (query) => loaded.search(query, LIMIT));
  return { name: "megzuri", build, file: bytes.length, load, latency };
}

async function miniSearch(size: number, queries: string[][]): Promise<Measured> {
  progress(`MiniSearch: ${size} passages`);
  const options = {
    fields: ["text"],
    tokenize: (text: string) => text.split(" "),
    processTerm: (term: string) => term,
  };
  const engine = new MiniSearch(options);
  const { took: build } = await timed(() => {
    let id = 0;
    for (const tokens of synthesize(size)) engine.add({ id: id++, text: tokens.join(" ") });
  });
  const json = JSON.stringify(engine);
  const { took: load } = await timed(() => MiniSearch.loadJSON(json, options));
  const latency = await measureLatency(queries, (query) => engine.search(query.join(" ")).slice(0, LIMIT));
  return { name: "MiniSearch", build, file: Buffer.byteLength(json), load, latency };
}

async function fullTextSearch(size: number, queries: string[][]): Promise<Measured> {
  progress(`SQLite FTS5: ${size} passages`);
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'unicode61 remove_diacritics 0')");
  const insert = database.prepare("INSERT INTO passages (text) VALUES (?)");
  const { took: build } = await timed(() => {
    database.exec("BEGIN");
    for (const tokens of synthesize(size)) insert.run(tokens.join(" "));
    database.exec("COMMIT");
  });
  const find = database.prepare("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?");
  const latency = await measureLatency(queries, (query) =>
    find.all(query.map((word) => `"${word}"`).join(" OR "), LIMIT),
  );
  const pages = database
    .prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size")
    .get();
  return { name: "SQLite FTS5", build, file: Number(pages?.bytes), latency };
}

async function orama(size: number, queries: string[][]): Promise<Measured> {
  progress(`Orama: ${size} passages`);
  const tokenizer = { language: "ka", normalizationCache: new Map(), tokenize: (text: string) => text.split(" ") };
  const engine = create({ schema: { text: "string" } as const, components: { tokenizer } });
  const { took: build } = await timed(() =>
    insertMultiple(
      engine,
      [...synthesize(size)].map((tokens) => ({ text: tokens.join(" ") })),
      1000,
    ),
  );
  const latency = await measureLatency(queries, (query) => search(engine, { term: query.join(" "), limit: LIMIT }));
  return { name: "Orama", build, latency };
}
