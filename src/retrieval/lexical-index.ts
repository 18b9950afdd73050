import { selectBest } from "./select-best.ts";

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
  readonly arrays: LexicalArrays;
  /** The best documents, the highest score first; ties by the lower number. Exact: pruning never changes the result. */
  search(terms: readonly { readonly token: string; readonly weight: number }[], limit: number): LexicalHit[];
  documentFrequency(token: string): number;
  has(token: string): boolean;
}

/** The postings as typed arrays; `starts[t]` to `starts[t + 1]` are term t's, by ascending document. */
export interface LexicalArrays {
  readonly size: number;
  readonly terms: readonly string[];
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Each posting's whole BM25 contribution, computed once. */
  readonly impacts: Float32Array;
  /** The highest impact of each term. */
  readonly highest: Float32Array;
}

/** So many documents are scored in full for the threshold; more would cost what they save. */
const SAMPLE = 250;

interface WeightedTerm {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  /** The most that this term can add to a document. */
  readonly most: number;
}

/** Wraps typed arrays, just built or loaded, as a searchable index. */
export function createLexicalIndex(arrays: LexicalArrays): LexicalIndex {
  const { size, starts, documents, impacts, highest } = arrays;
  const numbers = new Map<string, number>();
  for (let index = 0; index < arrays.terms.length; index++) numbers.set(arrays.terms[index] as string, index);
  const scores = new Float64Array(size);
  const touched = new Uint32Array(size);

  const resolve = (token: string, weight: number): WeightedTerm | undefined => {
    const term = numbers.get(token);
    if (term === undefined || weight <= 0) return undefined;
    const most = weight * (highest[term] as number);
    return { start: starts[term] as number, end: starts[term + 1] as number, weight, most };
  };

  /** Adds a term's impacts to every document that has it; returns how many documents are touched now. */
  const addToAll = ({ start, end, weight }: WeightedTerm, before: number): number => {
    let count = before;
    for (let at = start; at < end; at++) {
      const document = documents[at] as number;
      if (scores[document] === 0) touched[count++] = document;
      (scores[document] as number) += weight * (impacts[at] as number);
    }
    return count;
  };

  /** Adds a term's impacts to the touched documents that can still reach the threshold. */
  const addToTouched = ({ start, end, weight }: WeightedTerm, count: number): void => {
    for (let index = 0; index < count; index++) {
      const document = touched[index] as number;
      let low = start;
      let high = end;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((documents[middle] as number) < document) low = middle + 1;
        else high = middle;
      }
      if (low < end && documents[low] === document) (scores[document] as number) += weight * (impacts[low] as number);
    }
  };

  /** Moves the touched documents that can reach the threshold to the front and clears the others. */
  const keepReachable = (count: number, needed: number): number => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const document = touched[index] as number;
      if ((scores[document] as number) >= needed) touched[kept++] = document;
      else scores[document] = 0;
    }
    return kept;
  };

  /** The k-th best score among the documents of the rarest terms, scored in full; 0 where they are too few. */
  const sampleThreshold = (terms: readonly WeightedTerm[], limit: number): number => {
    const byLength = terms.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    let count = 0;
    let taken = 0;
    for (const term of byLength) {
      if (taken > 0 && count + term.end - term.start > SAMPLE && count >= limit) break;
      count = addToAll(term, count);
      taken++;
      if (count > SAMPLE) break;
    }
    if (taken === terms.length) {
      for (let index = 0; index < count; index++) scores[touched[index] as number] = 0;
      return 0;
    }
    for (const term of byLength.slice(taken)) addToTouched(term, count);
    const { threshold } = selectBest(scores, touched, count, limit);
    for (let index = 0; index < count; index++) scores[touched[index] as number] = 0;
    return threshold;
  };

  return {
    size,
    arrays,
    has: (token) => numbers.has(token),
    documentFrequency(token) {
      const term = numbers.get(token);
      return term === undefined ? 0 : (starts[term + 1] as number) - (starts[term] as number);
    },
    /**
     * MaxScore (Turtle & Flood 1995), term at a time. The documents of the rarest terms are scored in full first; the
     * k-th best of them is a threshold. Terms that all together cannot reach it are only looked up for documents that
     * one of the others touched, and documents that fall behind are dropped on the way.
     */
    search(query, limit) {
      const terms = query
        .flatMap(({ token, weight }) => resolve(token, weight) ?? [])
        .sort((a, b) => a.most - b.most || b.end - b.start - (a.end - a.start));
      const threshold = sampleThreshold(terms, limit);
      let optional = 0;
      let sum = 0;
      // A hair's breadth is left for rounding, so that ties at the edge stay exact.
      while (optional < terms.length && sum + (terms[optional] as WeightedTerm).most < threshold * (1 - 1e-6)) {
        sum += (terms[optional++] as WeightedTerm).most;
      }
      let count = 0;
      for (let index = optional; index < terms.length; index++) count = addToAll(terms[index] as WeightedTerm, count);
      for (let index = optional - 1; index >= 0; index--) {
        count = keepReachable(count, threshold * (1 - 1e-6) - sum);
        addToTouched(terms[index] as WeightedTerm, count);
        sum -= (terms[index] as WeightedTerm).most;
      }
      const best = selectBest(scores, touched, count, limit).hits;
      for (let index = 0; index < count; index++) scores[touched[index] as number] = 0;
      return best;
    },
  };
}
