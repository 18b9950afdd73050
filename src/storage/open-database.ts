import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { Kysely, SqliteDialect } from "kysely";
import { createGroupCommit } from "./group-commit.ts";
import { createLogSync } from "./log-sync.ts";
import { migrate } from "./migrations.ts";
import type { Tables } from "./tables.ts";

/** Kysely's queries, and a way to wait until what was written is safe. */
export interface Database extends Kysely<Tables> {
  /** Resolves when everything written so far outlives a kill. */
  committed(): Promise<void>;
  /** Resolves when everything written so far outlives a power cut, too; that takes the disk some milliseconds. */
  synced(): Promise<void>;
}

/**
 * Opens the SQLite file, creating and migrating it as needed. Writes go through the write-ahead log: a crash loses
 * nothing that was committed, a power cut nothing that was synced.
 *
 * @param file path of the database, or `:memory:`
 */
export async function openDatabase(file: string): Promise<Database> {
  if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true });
  const sqlite = new DatabaseSync(file);
  // What is deleted is overwritten: deleted means gone, in the file too. The log is emptied by the thread; the number
  // here is for a thread that has died.
  sqlite.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 20000",
  );
  const log = file === ":memory:" ? undefined : createLogSync(file);
  const { driver, committed } = createGroupCommit(sqlite, () => log?.changed());
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driver }) });
  await migrate(kysely);
  const thread = file === ":memory:" ? undefined : startCheckpoints(file);
  const destroy = kysely.destroy.bind(kysely);
  return Object.assign(kysely, {
    committed,
    async synced() {
      await committed();
      await log?.sync();
    },
    async destroy() {
      await thread?.terminate();
      await log?.close();
      await destroy();
    },
  });
}

function startCheckpoints(file: string): Worker {
  const thread = new Worker(new URL("./checkpoint-thread.ts", import.meta.url), { workerData: file });
  thread.unref();
  // Without it the log grows until SQLite empties it by itself, which costs time and loses nothing.
  thread.on("error", () => {});
  return thread;
}
