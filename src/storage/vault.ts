import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decrypt, type Sealed } from "./encrypt.ts";

/** Hashes kept in memory; those of everybody who writes within a while. */
const MOST_HASHES = 50_000;

/** Encrypts what people write and turns who they are into hashes. Nothing personal is stored without it. */
export interface Vault {
  /** What encrypts; the database's thread needs it. */
  readonly cipherKey: KeyObject;
  /** A value as it is handed to the database, which encrypts it before it writes it. */
  seal(value: unknown): Sealed;
  /** @throws where the bytes were sealed with another key, or changed since */
  open<Value>(bytes: Uint8Array): Value;
  /** A keyed hash of 128 bits, the same for the same person, of use to nobody without the key. */
  hash(kind: "person" | "chat" | "question" | "mail", id: number | string): string;
}

/**
 * AES-256-GCM with a random nonce for each value, HMAC-SHA-256 for the hashes; both keys are derived from one (HKDF,
 * RFC 5869), so that neither gives the other away.
 *
 * @param key 32 bytes
 */
export function createVault(key: Uint8Array): Vault {
  const derive = (purpose: string) => createSecretKey(Buffer.from(hkdfSync("sha256", key, "megzuri", purpose, 32)));
  const cipherKey = derive("texts at rest");
  const hashKey = derive("who is who");
  const hashes = new Map<string, string>();
  return {
    cipherKey,
    seal: (value) => ({ sealed: JSON.stringify(value) }),
    open: (bytes) => JSON.parse(decrypt(bytes, cipherKey).sealed),
    hash(kind, id) {
      const name = `${kind}:${id}`;
      const known = hashes.get(name);
      if (known !== undefined) return known;
      const hash = createHmac("sha256", hashKey).update(name).digest("hex").slice(0, 32);
      if (hashes.size >= MOST_HASHES) hashes.clear();
      hashes.set(name, hash);
      return hash;
    },
  };
}

/** Reads the key file, or makes one that only its owner can read. It must not lie in the folder of the database. */
export function readKeyFile(file: string): Uint8Array {
  try {
    return Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const key = randomBytes(32);
  mkdirSync(path.dirname(file), { recursive: true });
  // "wx": where two processes start at once, the second reads the first one's key.
  try {
    writeFileSync(file, `${key.toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    return key;
  } catch {
    return Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  }
}
