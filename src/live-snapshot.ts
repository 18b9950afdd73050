import { watch } from "chokidar";
import { KnowledgeError } from "./knowledge/knowledge-error.ts";
import type { Snapshot } from "./retrieval/passage-index.ts";

/** Editors save in several steps; the folder is read when it has been quiet for so long, in milliseconds. */
const QUIET = 250;

export interface LiveSnapshot {
  /** The last sound state of the knowledge. */
  current(): Snapshot;
  /** Reads the folder again at once; resolves when the result is live or reported. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps a snapshot in step with its folder. A broken file is reported and leaves the last good snapshot serving; when
 * it is mended, that is reported too.
 *
 * @throws KnowledgeError where the folder is broken from the start
 */
export async function openLiveSnapshot(
  folder: string,
  dependencies: {
    open: (folder: string) => Promise<Snapshot>;
    onBroken: (error: KnowledgeError) => void;
    onSwapped: (snapshot: Snapshot, mended: boolean) => void;
  },
): Promise<LiveSnapshot> {
  let snapshot = await dependencies.open(folder);
  let broken = false;
  let queue = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const readAgain = async () => {
    try {
      const next = await dependencies.open(folder);
      if (next.knowledge.contentHash === snapshot.knowledge.contentHash && !broken) return;
      snapshot = next;
      dependencies.onSwapped(next, broken);
      broken = false;
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      broken = true;
      dependencies.onBroken(error);
    }
  };
  const reload = () => {
    queue = queue.then(readAgain);
    return queue;
  };
  const watcher = watch(folder, { ignoreInitial: true });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), QUIET);
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    current: () => snapshot,
    reload,
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await queue;
    },
  };
}
