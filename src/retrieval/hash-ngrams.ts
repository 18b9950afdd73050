/** Vectors of this length keep collisions of a few hundred n-grams rare. */
export const HASHED_DIMENSIONS = 512;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Hashes every character 3- and 4-gram of a text's words into a unit vector (feature hashing, Weinberger et al. 2009;
 * FNV-1a). No slices are cut: the hash runs over the character codes.
 */
export function hashNgrams(text: string, dimensions: number = HASHED_DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const padded = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  for (let start = 0; start < padded.length; start++) {
    let hash = FNV_OFFSET;
    for (let length = 1; length <= 4 && start + length <= padded.length; length++) {
      const code = padded.charCodeAt(start + length - 1);
      hash = Math.imul(hash ^ code, FNV_PRIME);
      if (length < 3) continue;
      const place = (hash >>> 1) % dimensions;
      vector[place] = (vector[place] as number) + (hash & 1 ? 1 : -1);
      if (code === 32) break;
    }
  }
  let norm = 0;
  for (const value of vector) norm += value * value;
  if (norm === 0) return vector;
  const scale = 1 / Math.sqrt(norm);
  return vector.map((value) => value * scale);
}
