import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import { LEXICONS, lexiconWords } from "../language/analyze-text.ts";
import { stemWord } from "../language/stem-word.ts";
import { decodeIndex, encodeIndex, type IndexIdentity, StaleIndexError } from "./index-file.ts";
import type { IndexStore } from "./passage-index.ts";

/** The lexicon and what the stemmers make of it: when either changes, old keys would not meet new questions. */
function analysisFingerprint(): string {
  const hash = createHash("sha256").update(JSON.stringify(LEXICONS));
  for (const word of LANGUAGES.flatMap(lexiconWords)) hash.update(`${word} ${stemWord(word)}\n`);
  return hash.digest("hex");
}

/**
 * Keeps one index file a language in a folder. A file that does not fit is left for the next save to replace; a folder
 * that cannot be written costs only the next start its speed, and is reported once.
 */
export function createFileIndexStore(folder: string, report: (message: string) => void): IndexStore {
  const fileOf = (language: Language) => path.join(folder, `index-${language}.bin`);
  const identityOf = (contentHash: string): IndexIdentity => ({
    contentHash: `${contentHash}-${fingerprint}`,
    embedder: "none",
    dimensions: 0,
  });
  const fingerprint = analysisFingerprint();
  let reported = false;
  return {
    load(language, contentHash) {
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(fileOf(language));
      } catch {
        return undefined;
      }
      try {
        return decodeIndex(bytes, identityOf(contentHash));
      } catch (error) {
        if (error instanceof StaleIndexError) return undefined;
        throw error;
      }
    },
    save(language, contentHash, index) {
      const file = fileOf(language);
      try {
        mkdirSync(folder, { recursive: true });
        // Written beside and renamed: a crash leaves the old file or the new one, never half of it.
        writeFileSync(`${file}.new`, encodeIndex(index, identityOf(contentHash)));
        renameSync(`${file}.new`, file);
      } catch (error) {
        if (!reported) report(`the index cannot be saved in ${folder}: ${(error as Error).message}`);
        reported = true;
      }
    },
  };
}
