// SQLite in a thread of its own: whoever answers people never waits for the disk, nor for somebody who holds the file.
import type { KeyObject } from "node:crypto";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { encrypt, type Sealed } from "./encrypt.ts";
import { createGroupCommit, type StatementResult } from "./group-commit.ts";
import { createLogSync } from "./log-sync.ts";

/** What the program asks of the thread; requests are done in the order in which they come. */
export type DatabaseRequest =
  | {
      readonly kind: "query";
      /** Which statement; its text comes along the first time. */
      readonly statement: number;
      readonly sql?: string;
      readonly parameters: readonly (SQLInputValue | Sealed)[];
    }
  | { readonly kind: "begin" | "commit" | "rollback" | "committed" | "synced" | "close" };

/** The answer to the request of that number; the error as it can be sent. */
export interface DatabaseReply {
  readonly number: number;
  readonly result?: StatementResult | undefined;
  readonly error?: { readonly message: string; readonly errcode?: number };
}

const { file, cipherKey } = workerData as { readonly file: string; readonly cipherKey: KeyObject | undefined };
const sqlite = new DatabaseSync(file);
// What is deleted is overwritten: deleted means gone, in the file too. The log is emptied by a thread of its own; the
// number here is for the case that it has died.
sqlite.exec(
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 20000",
);
const log = file === ":memory:" ? undefined : createLogSync(file);
const group = createGroupCommit(sqlite, () => log?.changed());
const texts: string[] = [];
let replies: DatabaseReply[] = [];

function perform(request: DatabaseRequest): StatementResult | Promise<void> | undefined {
  switch (request.kind) {
    case "query":
      if (request.sql !== undefined) texts[request.statement] = request.sql;
      return group.query(texts[request.statement] ?? "", request.parameters.map(encryptSealed));
    case "begin":
      group.begin();
      return undefined;
    case "commit":
      group.commit();
      return undefined;
    case "rollback":
      group.rollback();
      return undefined;
    case "committed":
      return group.committed();
    case "synced":
      return group.committed().then(() => log?.sync());
    case "close":
      group.close();
      return log?.close();
  }
}

function encryptSealed(parameter: SQLInputValue | Sealed): SQLInputValue {
  if (parameter === null || typeof parameter !== "object" || !("sealed" in parameter)) return parameter;
  if (!cipherKey) throw new Error("there is no key to encrypt with");
  return encrypt(parameter, cipherKey);
}

function send(): void {
  if (replies.length > 0) parentPort?.postMessage(replies);
  replies = [];
}

function replyLater(reply: DatabaseReply): void {
  if (replies.length === 0) setImmediate(send);
  replies.push(reply);
}

function readError(error: unknown): NonNullable<DatabaseReply["error"]> {
  const { message, errcode } = error as Error & { errcode?: number };
  return { message, ...(errcode === undefined ? {} : { errcode }) };
}

parentPort?.on("message", ({ first, requests }: { first: number; requests: readonly DatabaseRequest[] }) => {
  for (const [index, request] of requests.entries()) {
    const number = first + index;
    try {
      const result = perform(request);
      if (result instanceof Promise) {
        result.then(
          () => replyLater({ number }),
          (error) => replyLater({ number, error: readError(error) }),
        );
      } else replies.push({ number, result });
    } catch (error) {
      replies.push({ number, error: readError(error) });
    }
  }
  send();
});
