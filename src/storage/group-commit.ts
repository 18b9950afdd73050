import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Writes are gathered for so long, in milliseconds, and for less where somebody waits until they are safe. */
const GATHER = 10;
const GATHER_AWAITED = 2;
/** Prepared statements kept; the program asks fewer different ones than that. */
const MOST_STATEMENTS = 200;

/** What a statement gave: rows, or how many were changed. */
export type StatementResult =
  | { readonly rows: unknown[] }
  | { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };

/** A SQLite file whose writes of one moment share a transaction. */
export interface GroupCommit {
  /** @throws what SQLite refuses */
  query(sql: string, parameters: readonly SQLInputValue[]): StatementResult;
  /** Begins a transaction that shares with nobody. @throws where the writes before it cannot be committed */
  begin(): void;
  /** @throws where it cannot be committed, and then nothing of it stays */
  commit(): void;
  rollback(): void;
  /** Resolves when everything written so far is committed. */
  committed(): Promise<void>;
  close(): void;
}

/**
 * Collects the writes of a moment into one transaction: a commit costs more than the write itself.
 * What must not be lost waits for {@link GroupCommit.committed}; everything else is committed within a moment. Explicit
 * transactions stay on their own.
 *
 * @param onCommit told of every commit
 */
export function createGroupCommit(sqlite: DatabaseSync, onCommit: () => void): GroupCommit {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  let group: { awaited: boolean; commit(): void } | undefined;
  let explicit = false;
  /** Whoever wrote into the last group and asks only now must hear that it failed. */
  let last: Promise<void> = Promise.resolve();

  const open = () => {
    if (group || explicit) return;
    sqlite.exec("BEGIN IMMEDIATE");
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {});
    last = promise;
    group = {
      awaited: false,
      commit() {
        group = undefined;
        try {
          commitNow();
          resolve();
        } catch (error) {
          reject(error);
          throw error;
        }
      },
    };
    commitAfter(GATHER);
  };

  const commitNow = () => {
    try {
      sqlite.exec("COMMIT");
    } catch (error) {
      rollBack();
      throw error;
    }
    onCommit();
  };

  /** After some errors SQLite has done it by itself. */
  const rollBack = () => {
    try {
      sqlite.exec("ROLLBACK");
    } catch {}
  };

  const commitAfter = (milliseconds: number) => {
    const opened = group;
    setTimeout(() => {
      if (group !== opened) return;
      try {
        opened?.commit();
      } catch {
        // Told to those who wait for it.
      }
    }, milliseconds);
  };

  const prepare = (sql: string) => {
    const statement: StatementSync = sqlite.prepare(sql);
    const reads = statement.columns().length > 0;
    const writes = /^\s*(?:insert|update|delete|replace)/i.test(sql);
    return (parameters: readonly SQLInputValue[]): StatementResult => {
      if (writes) open();
      return reads ? { rows: statement.all(...parameters) } : statement.run(...parameters);
    };
  };

  return {
    query(sql, parameters) {
      const run = statements.get(sql) ?? prepare(sql);
      if (statements.size < MOST_STATEMENTS) statements.set(sql, run);
      return run(parameters);
    },
    begin() {
      group?.commit();
      sqlite.exec("BEGIN IMMEDIATE");
      explicit = true;
    },
    commit() {
      explicit = false;
      commitNow();
      last = Promise.resolve();
    },
    rollback() {
      explicit = false;
      rollBack();
    },
    async committed() {
      if (group && !group.awaited) {
        group.awaited = true;
        commitAfter(GATHER_AWAITED);
      }
      await last;
    },
    close() {
      try {
        group?.commit();
      } finally {
        sqlite.close();
      }
    },
  };
}
