import { z } from "zod";
import type { LexicalArrays } from "./lexical-index.ts";

/** Raised with every change of the layout; files of other versions are refused. */
const FORMAT_VERSION = 1;
const MAGIC = "MEGZURI-INDEX";

/** What an index was made from. A file made from anything else is refused and rebuilt. */
export interface IndexIdentity {
  /** Hash of the knowledge, and of whatever else decides the keys. */
  readonly contentHash: string;
  /** Name of the embedder; `none` for a lexical index alone. */
  readonly embedder: string;
  readonly dimensions: number;
}

/** The file is of another format, of other content, or damaged: build the index again. */
export class StaleIndexError extends Error {
  readonly code = "index_stale";

  constructor(reason: string) {
    super(`the saved index cannot be used: ${reason}`);
    this.name = "StaleIndexError";
  }
}

const headerSchema = z.object({
  magic: z.literal(MAGIC),
  version: z.literal(FORMAT_VERSION),
  contentHash: z.string(),
  embedder: z.string(),
  dimensions: z.number(),
  size: z.number().int().nonnegative(),
  termCount: z.number().int().nonnegative(),
  termBytes: z.number().int().nonnegative(),
  postings: z.number().int().nonnegative(),
  wordBytes: z.number().int().nonnegative(),
});

/** What a file holds: the arrays, and the words as they are spelled in the passages. */
export interface SavedIndex {
  readonly arrays: LexicalArrays;
  readonly words: readonly string[];
}

/** Lays an index out as: length of the header, header (JSON), terms, words (each padded to 8), then the arrays. */
export function encodeIndex({ arrays, words }: SavedIndex, identity: IndexIdentity): Uint8Array {
  const spellings = Buffer.from(words.join("\n"), "utf8");
  const terms = Buffer.from(arrays.terms.join("\n"), "utf8");
  const header = Buffer.from(
    JSON.stringify({
      magic: MAGIC,
      version: FORMAT_VERSION,
      ...identity,
      size: arrays.size,
      termCount: arrays.terms.length,
      termBytes: terms.length,
      postings: arrays.documents.length,
      wordBytes: spellings.length,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const head = pad(Buffer.concat([length, header]));
  const parts = [arrays.starts, arrays.documents, arrays.impacts, arrays.highest];
  return Buffer.concat([
    head,
    pad(terms),
    pad(spellings),
    ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  ]);
}

/**
 * Reads an index back; the arrays are views into the bytes, nothing is copied.
 *
 * @throws StaleIndexError where the bytes are not an index of just this identity
 */
export function decodeIndex(bytes: Uint8Array, identity: IndexIdentity): SavedIndex {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readHeader(buffer);
  for (const field of ["contentHash", "embedder", "dimensions"] as const) {
    if (header[field] !== identity[field]) throw new StaleIndexError(`its ${field} is another`);
  }
  const headLength = padded(4 + buffer.readUInt32LE(0));
  const wordsAt = headLength + padded(header.termBytes);
  const arraysAt = wordsAt + padded(header.wordBytes);
  const numbers = header.termCount + 1 + 2 * header.postings + header.termCount;
  if (buffer.length !== arraysAt + 4 * numbers) throw new StaleIndexError("it is cut off");
  const text = buffer.toString("utf8", headLength, headLength + header.termBytes);
  const terms = header.termCount === 0 ? [] : text.split("\n");
  if (terms.length !== header.termCount) throw new StaleIndexError("its terms are damaged");
  const words = buffer.toString("utf8", wordsAt, wordsAt + header.wordBytes).split("\n");
  // Views need an offset that is a multiple of four; a buffer from a pool may start anywhere.
  const start = buffer.byteOffset + arraysAt;
  const memory = start % 4 === 0 ? buffer.buffer : buffer.buffer.slice(start);
  let offset = start % 4 === 0 ? start : 0;
  const take = <View>(make: new (memory: ArrayBufferLike, offset: number, length: number) => View, count: number) => {
    const view = new make(memory, offset, count);
    offset += 4 * count;
    return view;
  };
  const arrays = {
    size: header.size,
    terms,
    starts: take(Uint32Array, header.termCount + 1),
    documents: take(Uint32Array, header.postings),
    impacts: take(Float32Array, header.postings),
    highest: take(Float32Array, header.termCount),
  };
  return { arrays, words };
}

function readHeader(buffer: Buffer): z.infer<typeof headerSchema> {
  try {
    const length = buffer.readUInt32LE(0);
    return headerSchema.parse(JSON.parse(buffer.toString("utf8", 4, 4 + length)));
  } catch (cause) {
    throw new StaleIndexError(cause instanceof z.ZodError ? "it has another format" : "it is not an index");
  }
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function pad(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(padded(buffer.length) - buffer.length)]);
}
