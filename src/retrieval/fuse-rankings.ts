/** One ranking to be fused: identifiers, the best first, and how much its word counts. */
export interface WeightedRanking {
  readonly ids: readonly string[];
  readonly weight: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009): each ranking gives `weight / (k + rank)`. It deliberately
 * ignores the scores, which mean different things in each ranking. Ties go to the smaller identifier.
 *
 * @param k how little the very first places count more than the next; 60 in the paper
 */
export function fuseRankings(rankings: readonly WeightedRanking[], k = 60): { id: string; score: number }[] {
  const scores = new Map<string, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (k + index + 1));
    });
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
