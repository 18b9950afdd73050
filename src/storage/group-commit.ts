import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Writes are gathered for so long, in milliseconds, and for less where somebody waits until they are safe. */
const GATHER = 10;
const GATHER_AWAITED = 2;
/** Prepared statements kept; the program asks fewer different ones than that. */
const MOST_STATEMENTS = 200;

/** A SQLite file whose writes of one moment share a transaction. */
export interface GroupCommit {
  /** The small interface that Kysely's dialect asks for. */
  readonly driver: {
    close(): void;
    prepare(sql: string): {
      readonly reader: boolean;
      all(parameters: readonly unknown[]): unknown[];
      run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
      iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
    };
  };
  /** Resolves when everything written so far is committed. */
  committed(): Promise<void>;
}

/**
 * Collects the writes of a moment into one transaction: a commit costs more than the write itself.
 * What must not be lost waits for {@link GroupCommit.committed}; everything else is committed within a moment. Explicit
 * transactions stay on their own.
 *
 * @param onCommit told of every commit, and of every end of an explicit transaction just before it
 */
export function createGroupCommit(sqlite: DatabaseSync, onCommit: () => void): GroupCommit {
  const statements = new Map<string, ReturnType<typeof wrap>>();
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
          sqlite.exec("COMMIT");
          onCommit();
          resolve();
        } catch (error) {
          rollBack();
          reject(error);
          throw error;
        }
      },
    };
    commitAfter(GATHER);
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

  function wrap(sql: string, statement: StatementSync) {
    const reader = statement.columns().length > 0;
    const writes = /^\s*(?:insert|update|delete|replace)/i.test(sql);
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader,
      all(parameters: readonly unknown[]) {
        if (writes) open();
        return statement.all(...values(parameters));
      },
      run(parameters: readonly unknown[]) {
        if (writes) open();
        return statement.run(...values(parameters));
      },
      iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
    };
  }

  return {
    async committed() {
      if (group && !group.awaited) {
        group.awaited = true;
        commitAfter(GATHER_AWAITED);
      }
      await last;
    },
    driver: {
      close() {
        try {
          group?.commit();
        } finally {
          sqlite.close();
        }
      },
      prepare(sql) {
        if (/^\s*begin/i.test(sql)) {
          group?.commit();
          explicit = true;
        } else if (/^\s*(?:commit|rollback)(?!\s+to)/i.test(sql)) {
          explicit = false;
          last = Promise.resolve();
          onCommit();
        }
        const known = statements.get(sql);
        if (known) return known;
        const statement = wrap(sql, sqlite.prepare(sql));
        if (statements.size < MOST_STATEMENTS) statements.set(sql, statement);
        return statement;
      },
    },
  };
}
