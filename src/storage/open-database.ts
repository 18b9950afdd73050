import type { KeyObject } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { type Compilable, type CompiledQuery, Kysely } from "kysely";
import { migrate } from "./migrations.ts";
import { openDatabaseThread } from "./open-database-thread.ts";
import type { Tables } from "./tables.ts";
import { threadDialect } from "./thread-dialect.ts";

/** Kysely's queries, and a way to wait until what was written is safe. */
export interface Database extends Kysely<Tables> {
  /** Resolves when everything written so far outlives a kill. */
  committed(): Promise<void>;
  /** Resolves when everything written so far outlives a power cut, too; that takes the disk some milliseconds. */
  synced(): Promise<void>;
  /** Rejects when the database has ended by itself. */
  readonly failed: Promise<never>;
}

/**
 * Opens the SQLite file, creating and migrating it as needed. Writes go through the write-ahead log: a crash loses
 * nothing that was committed, a power cut nothing that was synced.
 *
 * @param file path of the database, or `:memory:`
 * @param cipherKey of the vault; without it, nothing can be written that must be encrypted
 */
export async function openDatabase(file: string, cipherKey?: KeyObject): Promise<Database> {
  if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true });
  const thread = openDatabaseThread(file, cipherKey);
  const { dialect, run } = threadDialect(thread);
  const kysely = new Kysely<Tables>({ dialect });
  await migrate(kysely);
  const checkpoints = file === ":memory:" ? undefined : startCheckpoints(file);
  const destroy = kysely.destroy.bind(kysely);
  return Object.assign(kysely, {
    // The short way for queries that are compiled once; within a transaction Kysely's own stays.
    executeQuery: <Row>(query: CompiledQuery<Row> | Compilable<Row>) =>
      run("compile" in query ? query.compile() : query),
    committed: () => thread.ask("committed"),
    synced: () => thread.ask("synced"),
    failed: thread.failed,
    async destroy() {
      await checkpoints?.terminate();
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
