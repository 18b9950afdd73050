import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { drawRandom } from "./draw-random.ts";

const NONCE = 12;
const TAG = 16;

/** A value as JSON that is to be encrypted: by the database's thread, on its way to the disk. */
export interface Sealed {
  readonly sealed: string;
}

/** AES-256-GCM: a random nonce, the tag, then the text. */
export function encrypt({ sealed }: Sealed, key: KeyObject): Uint8Array {
  const nonce = drawRandom(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = cipher.update(sealed, "utf8");
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @throws where the bytes were encrypted with another key, or changed since */
export function decrypt(bytes: Uint8Array, key: KeyObject): Sealed {
  const buffer = Buffer.from(bytes);
  const decipher = createDecipheriv("aes-256-gcm", key, buffer.subarray(0, NONCE));
  decipher.setAuthTag(buffer.subarray(NONCE, NONCE + TAG));
  const text = Buffer.concat([decipher.update(buffer.subarray(NONCE + TAG)), decipher.final()]);
  return { sealed: text.toString("utf8") };
}
