import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { migrate } from "./migrations.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** Prepared statements kept; the program asks fewer different ones than that. */
const MOST_STATEMENTS = 200;

/**
 * Opens the SQLite file, creating and migrating it as needed. Writes go through the write-ahead log: a crash loses
 * nothing that was committed.
 *
 * @param file path of the database, or `:memory:`
 */
export async function openDatabase(file: string): Promise<Database> {
  if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true });
  const sqlite = new DatabaseSync(file);
  sqlite.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON",
  );
  const database: Database = new Kysely({ dialect: new SqliteDialect({ database: asDriver(sqlite) }) });
  await migrate(database);
  return database;
}

/** Node's own SQLite behind the small interface that Kysely's dialect asks for. */
function asDriver(sqlite: DatabaseSync) {
  const statements = new Map<string, ReturnType<typeof wrap>>();
  return {
    close: () => sqlite.close(),
    prepare(sql: string) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = wrap(sqlite.prepare(sql));
      if (statements.size < MOST_STATEMENTS) statements.set(sql, statement);
      return statement;
    },
  };
}

function wrap(statement: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
  };
}
