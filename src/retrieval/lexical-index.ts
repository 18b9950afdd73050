/** One field of a document: its search keys and how much a word in it counts. */
export interface WeightedField {
  readonly tokens: readonly string[];
  readonly weight: number;
}

export interface LexicalHit {
  readonly document: number;
  readonly score: number;
}

/** An immutable BM25 index over documents numbered from 0. */
export interface LexicalIndex {
  readonly size: number;
  /** The best documents, the highest score first; ties by the lower number. */
  search(terms: readonly { readonly token: string; readonly weight: number }[], limit: number): LexicalHit[];
  documentFrequency(token: string): number;
  has(token: string): boolean;
}

/** The postings as typed arrays; `starts[t]` to `starts[t + 1]` are term t's. */
export interface LexicalArrays {
  readonly size: number;
  readonly terms: readonly string[];
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Each posting's whole BM25 contribution, computed once. */
  readonly impacts: Float32Array;
}

/**
 * Builds a fielded BM25 index (Robertson, Zaragoza & Taylor 2004): term frequencies are summed over the fields with
 * their weights before saturation.
 */
export function buildLexicalIndex(
  documents: readonly (readonly WeightedField[])[],
  { k1 = 1.2, b = 0.6 }: { k1?: number; b?: number } = {},
): LexicalIndex {
  const postings = new Map<string, { documents: number[]; frequencies: number[] }>();
  const lengths = new Float64Array(documents.length);
  documents.forEach((fields, document) => {
    const frequencies = new Map<string, number>();
    for (const { tokens, weight } of fields) {
      for (const token of tokens) frequencies.set(token, (frequencies.get(token) ?? 0) + weight);
      lengths[document] = (lengths[document] ?? 0) + tokens.length * weight;
    }
    for (const [token, frequency] of frequencies) {
      const posting = postings.get(token) ?? { documents: [], frequencies: [] };
      postings.set(token, posting);
      posting.documents.push(document);
      posting.frequencies.push(frequency);
    }
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  const terms = [...postings.keys()];
  const starts = new Uint32Array(terms.length + 1);
  terms.forEach((term, index) => {
    starts[index + 1] = (starts[index] ?? 0) + (postings.get(term)?.documents.length ?? 0);
  });
  const total = starts[terms.length] ?? 0;
  const ids = new Uint32Array(total);
  const impacts = new Float32Array(total);
  terms.forEach((term, index) => {
    const posting = postings.get(term);
    if (!posting) return;
    const count = posting.documents.length;
    const idf = Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
    posting.documents.forEach((document, offset) => {
      const frequency = posting.frequencies[offset] ?? 0;
      const norm = k1 * (1 - b + (b * (lengths[document] ?? 0)) / average);
      const at = (starts[index] ?? 0) + offset;
      ids[at] = document;
      impacts[at] = (idf * frequency * (k1 + 1)) / (frequency + norm);
    });
  });
  return createLexicalIndex({ size: documents.length, terms, starts, documents: ids, impacts });
}

/** Wraps typed arrays, just built or loaded, as a searchable index. */
export function createLexicalIndex(arrays: LexicalArrays): LexicalIndex {
  const { size, starts, documents, impacts } = arrays;
  const numbers = new Map(arrays.terms.map((term, index) => [term, index]));
  const scores = new Float64Array(size);
  return {
    size,
    has: (token) => numbers.has(token),
    documentFrequency(token) {
      const term = numbers.get(token);
      return term === undefined ? 0 : (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    },
    search(terms, limit) {
      const touched: number[] = [];
      for (const { token, weight } of terms) {
        const term = numbers.get(token);
        if (term === undefined) continue;
        const end = starts[term + 1] ?? 0;
        for (let at = starts[term] ?? 0; at < end; at++) {
          const document = documents[at] as number;
          if (scores[document] === 0) touched.push(document);
          scores[document] = (scores[document] as number) + weight * (impacts[at] as number);
        }
      }
      const hits = touched.map((document) => ({ document, score: scores[document] as number }));
      for (const document of touched) scores[document] = 0;
      return hits.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, limit);
    },
  };
}
