import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { DatabaseThread } from "./open-database-thread.ts";

/** Kysely's way to SQLite in a thread, and a shorter one beside it for queries that are compiled already. */
export function threadDialect(thread: DatabaseThread): {
  readonly dialect: Dialect;
  readonly run: <Row>(query: CompiledQuery<Row>) => Promise<QueryResult<Row>>;
} {
  const driver = new ThreadDriver(thread);
  const outside = driver.connect();
  return {
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    run: (query) => outside.executeQuery(query),
  };
}

/**
 * There is one connection behind all of Kysely's. Single queries go to it as they come, without waiting for one another;
 * while a transaction is open, those that do not belong to it wait.
 */
class ThreadDriver implements Driver {
  readonly #thread: DatabaseThread;
  readonly #free: ThreadConnection[] = [];
  #transaction: { readonly owner: DatabaseConnection; readonly ended: PromiseWithResolvers<void> } | undefined;

  constructor(thread: DatabaseThread) {
    this.#thread = thread;
  }

  async init(): Promise<void> {}

  connect(): ThreadConnection {
    return new ThreadConnection(this.#thread, (connection) => this.#turnOf(connection));
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#free.pop() ?? this.connect();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#free.push(connection as ThreadConnection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (let turn = this.#turnOf(connection); turn; turn = this.#turnOf(connection)) await turn;
    this.#transaction = { owner: connection, ended: Promise.withResolvers() };
    try {
      await this.#thread.ask("begin");
    } catch (error) {
      this.#endTransaction();
      throw error;
    }
  }

  async commitTransaction(): Promise<void> {
    await this.#thread.ask("commit");
    this.#endTransaction();
  }

  async rollbackTransaction(): Promise<void> {
    await this.#thread.ask("rollback").finally(() => this.#endTransaction());
  }

  async destroy(): Promise<void> {
    await this.#thread.end();
  }

  /** What a connection has to wait for; undefined where it may go on. */
  #turnOf(connection: DatabaseConnection): Promise<void> | undefined {
    const { owner, ended } = this.#transaction ?? {};
    return owner === connection ? undefined : ended?.promise;
  }

  #endTransaction(): void {
    this.#transaction?.ended.resolve();
    this.#transaction = undefined;
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: DatabaseThread;
  readonly #turnOf: (connection: DatabaseConnection) => Promise<void> | undefined;

  constructor(thread: DatabaseThread, turnOf: (connection: DatabaseConnection) => Promise<void> | undefined) {
    this.#thread = thread;
    this.#turnOf = turnOf;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    for (let turn = this.#turnOf(this); turn; turn = this.#turnOf(this)) await turn;
    const result = await this.#thread.query(sql, parameters);
    if ("rows" in result) return { rows: result.rows as Row[] };
    return { rows: [], numAffectedRows: BigInt(result.changes), insertId: BigInt(result.lastInsertRowid) };
  }

  // biome-ignore lint/correctness/useYield: nothing here is read in pieces.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("streaming is not supported");
  }
}
