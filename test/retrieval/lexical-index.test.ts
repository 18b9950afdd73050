import { expect, test } from "vitest";
import { buildLexicalIndex } from "../../src/retrieval/build-lexical-index.ts";
import { decodeIndex, encodeIndex, StaleIndexError } from "../../src/retrieval/index-file.ts";
import { createLexicalIndex, type WeightedField } from "../../src/retrieval/lexical-index.ts";

const field = (text: string, weight = 1): WeightedField => ({ tokens: text.split(" "), weight });
const term = (token: string, weight = 1) => ({ token, weight });

const corpus = [
  [field("border crossing", 2), field("the border has crossing points and the border police")],
  [field("migration strategy", 2), field("the strategy mentions the border once among many other things said there")],
  [field("statelessness", 2), field("people without citizenship")],
  [field("border", 2), field("border border border border")],
];
const index = buildLexicalIndex(corpus);

test("a ranking puts the passage about the word first and the one that mentions it last", () => {
  const hits = index.search([term("border"), term("crossing")], 10).map((hit) => hit.document);
  // 0 has both words in heading and text; 3 is only about the border; 1 mentions it once in a long text; 2 never.
  expect(hits).toEqual([0, 3, 1]);
});

test("equal scores are told in the order of the documents", () => {
  const twins = buildLexicalIndex([[field("a b")], [field("a b")], [field("a b")]]);
  expect(twins.search([term("b")], 2).map((hit) => hit.document)).toEqual([0, 1]);
});

test("pruning finds exactly what looking at everything finds", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const word = () => `w${Math.floor(random() ** 3 * 300)}`;
  const documents = Array.from({ length: 2000 }, () => [field(Array.from({ length: 30 }, word).join(" "))]);
  const large = buildLexicalIndex(documents);
  for (let round = 0; round < 200; round++) {
    const query = Array.from({ length: 2 + Math.floor(random() * 7) }, () => term(word(), 0.5 + random()));
    const all = large.search(query, 2000);
    const few = large.search(query, 10);
    expect(few.map((hit) => hit.document)).toEqual(all.slice(0, 10).map((hit) => hit.document));
  }
});

const identity = { contentHash: "abc", embedder: "none", dimensions: 0 };

test("a saved index answers as before", () => {
  const loaded = createLexicalIndex(
    decodeIndex(encodeIndex({ arrays: index.arrays, words: ["border"] }, identity), identity).arrays,
  );
  expect(loaded.search([term("border")], 5)).toEqual(index.search([term("border")], 5));
});

test("an index of other content, of another embedder, cut off or of another kind is refused", () => {
  const bytes = encodeIndex({ arrays: index.arrays, words: [] }, identity);
  expect(() => decodeIndex(bytes, { ...identity, contentHash: "other" })).toThrow(StaleIndexError);
  expect(() => decodeIndex(bytes, { ...identity, embedder: "bge-m3" })).toThrow(StaleIndexError);
  expect(() => decodeIndex(bytes.subarray(0, bytes.length - 4), identity)).toThrow(StaleIndexError);
  expect(() => decodeIndex(Buffer.from("{}"), identity)).toThrow(StaleIndexError);
});
