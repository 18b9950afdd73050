import type { KeyObject } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { DatabaseReply, DatabaseRequest } from "./database-thread.ts";
import type { Sealed } from "./encrypt.ts";
import type { StatementResult } from "./group-commit.ts";

/** Statements known to the thread by their number; the text of any other goes along each time. */
const MOST_NUMBERED = 200;

/** SQLite refused something. */
export class DatabaseError extends Error {
  readonly code = "ERR_SQLITE_ERROR";
  /** SQLite's number for it. */
  readonly errcode: number | undefined;

  constructor(message: string, errcode?: number) {
    super(message);
    this.name = "DatabaseError";
    this.errcode = errcode;
  }
}

/** The database in its thread. */
export interface DatabaseThread {
  /** @throws DatabaseError where SQLite refuses it or the thread has ended */
  query(sql: string, parameters: readonly unknown[]): Promise<StatementResult>;
  /** @throws DatabaseError as for a query */
  ask(kind: Exclude<DatabaseRequest["kind"], "query">): Promise<void>;
  /** Rejects when the thread ends by itself: the program cannot go on then. */
  readonly failed: Promise<never>;
  end(): Promise<void>;
}

type Waiting = PromiseWithResolvers<StatementResult | undefined>;

/** Starts the thread of a database file. What is asked within one turn of the event loop travels in one message. */
export function openDatabaseThread(file: string, cipherKey: KeyObject | undefined): DatabaseThread {
  const worker = new Worker(new URL("./database-thread.ts", import.meta.url), { workerData: { file, cipherKey } });
  worker.unref();
  const numbers = new Map<string, number>();
  const waiting = new Map<number, Waiting>();
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => {});
  let requests: DatabaseRequest[] = [];
  let asked = 0;
  let ended: DatabaseError | undefined;

  worker.on("message", (replies: readonly DatabaseReply[]) => {
    for (const { number, result, error } of replies) {
      const one = waiting.get(number);
      waiting.delete(number);
      if (error) one?.reject(new DatabaseError(error.message, error.errcode));
      else one?.resolve(result);
    }
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (error) => {
    end(`the database's thread has ended: ${error.message}`);
    fail(ended);
  });
  worker.on("exit", () => end("the database is closed"));

  const end = (reason: string) => {
    ended ??= new DatabaseError(reason);
    for (const one of waiting.values()) one.reject(ended);
    waiting.clear();
  };
  const send = () => {
    worker.postMessage({ first: asked - requests.length, requests });
    requests = [];
  };
  const put = (request: DatabaseRequest) => {
    if (ended) return Promise.reject(ended);
    // Whoever waits for the database keeps the program alive, nothing else does.
    if (waiting.size === 0) worker.ref();
    if (requests.length === 0) setImmediate(send);
    requests.push(request);
    const one: Waiting = Promise.withResolvers();
    waiting.set(asked++, one);
    return one.promise;
  };
  const name = (sql: string): { statement: number; sql?: string } => {
    const statement = numbers.get(sql);
    if (statement !== undefined) return { statement };
    if (numbers.size < MOST_NUMBERED) numbers.set(sql, numbers.size);
    return { statement: numbers.get(sql) ?? MOST_NUMBERED, sql };
  };

  return {
    failed,
    async query(sql, parameters) {
      const result = await put({
        kind: "query",
        ...name(sql),
        parameters: parameters as readonly (SQLInputValue | Sealed)[],
      });
      return result ?? { rows: [] };
    },
    async ask(kind) {
      await put({ kind });
    },
    async end() {
      try {
        if (!ended) await put({ kind: "close" });
      } finally {
        await worker.terminate();
      }
    },
  };
}
