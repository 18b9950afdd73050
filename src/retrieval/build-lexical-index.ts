import { createLexicalIndex, type LexicalIndex, type WeightedField } from "./lexical-index.ts";

/**
 * Builds a fielded BM25 index (Robertson, Zaragoza & Taylor 2004): term frequencies are summed over the fields with
 * their weights before saturation.
 *
 * @param documents in the order of their numbers; an iterable, so that a large folder need not be held at once
 */
export function buildLexicalIndex(
  documents: Iterable<readonly WeightedField[]>,
  { k1 = 1.2, b = 0.6 }: { k1?: number; b?: number } = {},
): LexicalIndex {
  const numbers = new Map<string, number>();
  const postings: { documents: number[]; frequencies: number[] }[] = [];
  const lengths: number[] = [];
  for (const fields of documents) {
    const document = lengths.length;
    const frequencies = new Map<number, number>();
    let length = 0;
    for (const { tokens, weight } of fields) {
      length += tokens.length * weight;
      for (const token of tokens) {
        let term = numbers.get(token);
        if (term === undefined) {
          term = postings.push({ documents: [], frequencies: [] }) - 1;
          numbers.set(token, term);
        }
        frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
      }
    }
    lengths.push(length);
    for (const [term, frequency] of frequencies) {
      postings[term]?.documents.push(document);
      postings[term]?.frequencies.push(frequency);
    }
  }

  const size = lengths.length;
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  const total = postings.reduce((sum, posting) => sum + posting.documents.length, 0);
  const starts = new Uint32Array(postings.length + 1);
  const ids = new Uint32Array(total);
  const impacts = new Float32Array(total);
  const highest = new Float32Array(postings.length);
  let at = 0;
  postings.forEach((posting, term) => {
    const count = posting.documents.length;
    const idf = Math.log(1 + (size - count + 0.5) / (count + 0.5));
    posting.documents.forEach((document, offset) => {
      const frequency = posting.frequencies[offset] ?? 0;
      const norm = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
      ids[at] = document;
      impacts[at] = (idf * frequency * (k1 + 1)) / (frequency + norm);
      if ((impacts[at] as number) > (highest[term] as number)) highest[term] = impacts[at] as number;
      at++;
    });
    starts[term + 1] = at;
  });
  return createLexicalIndex({ size, terms: [...numbers.keys()], starts, documents: ids, impacts, highest });
}
