import type { LexicalHit } from "./lexical-index.ts";

/**
 * The `limit` best of the touched documents, the highest score first, ties by the lower number, and the score of the
 * last of them. A bounded min-heap: most documents are turned away by one comparison.
 */
export function selectBest(
  scores: Float64Array,
  touched: Uint32Array,
  count: number,
  limit: number,
): { hits: LexicalHit[]; threshold: number } {
  const heap: number[] = [];
  const worse = (a: number, b: number) => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let index = 0; index < count; index++) {
    const document = touched[index] as number;
    if (heap.length < limit) {
      heap.push(document);
      siftUp(heap, worse);
    } else if (worse(heap[0] as number, document)) {
      heap[0] = document;
      siftDown(heap, worse);
    }
  }
  const threshold = heap.length < limit ? 0 : (scores[heap[0] as number] as number);
  const hits = heap
    .sort((a, b) => (worse(a, b) ? 1 : -1))
    .map((document) => ({ document, score: scores[document] as number }));
  return { hits, threshold };
}

function siftUp(heap: number[], worse: (a: number, b: number) => boolean): void {
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!worse(heap[child] as number, heap[parent] as number)) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function siftDown(heap: number[], worse: (a: number, b: number) => boolean): void {
  let parent = 0;
  for (;;) {
    const left = 2 * parent + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const child = right < heap.length && worse(heap[right] as number, heap[left] as number) ? right : left;
    if (!worse(heap[child] as number, heap[parent] as number)) return;
    swap(heap, child, parent);
    parent = child;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
