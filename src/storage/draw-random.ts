import { randomBytes } from "node:crypto";

const POOL = 8192;

let pool = Buffer.alloc(0);

/** So many random bytes, each given out once. Asking the system for twelve costs as much as for thousands. */
export function drawRandom(bytes: number): Buffer {
  if (pool.length < bytes) pool = randomBytes(Math.max(POOL, bytes));
  const drawn = pool.subarray(0, bytes);
  pool = pool.subarray(bytes);
  return drawn;
}
