import { close, fdatasync, open } from "node:fs";
import { promisify } from "node:util";

const openFile = promisify(open);
const forceFile = promisify(fdatasync);
const closeFile = promisify(close);

/** Forces SQLite's write-ahead log to the disk, beside the program's own thread. */
export interface LogSync {
  /** Something has been committed since. */
  changed(): void;
  /** Resolves when everything that was committed before the call outlives a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A commit hands its pages to the operating system, which keeps them when the program is killed, and loses them in a power
 * cut. SQLite would wait for the disk at every commit (synchronous = FULL) and hold up everybody meanwhile; here only those
 * wait who asked for it, and those who ask at the same time wait for one and the same.
 *
 * @param file the database's; its log lies beside it
 */
export function createLogSync(file: string): LogSync {
  let log: number | undefined;
  let unsynced = false;
  let running: Promise<void> | undefined;
  const force = async () => {
    unsynced = false;
    try {
      log ??= await openFile(`${file}-wal`, "r+");
      await forceFile(log);
    } catch (error) {
      unsynced = true;
      throw error;
    }
  };
  return {
    changed() {
      unsynced = true;
    },
    async sync() {
      // What is running may have begun before the commit that this call is about.
      while (running) await running.catch(() => {});
      if (!unsynced) return;
      running = force().finally(() => {
        running = undefined;
      });
      await running;
    },
    async close() {
      await running?.catch(() => {});
      if (log !== undefined) await closeFile(log);
    },
  };
}
