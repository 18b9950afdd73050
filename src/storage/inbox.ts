import type { UpdateResult } from "kysely";
import type { Database } from "./open-database.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Vault } from "./vault.ts";

/** An update as it comes in. */
export interface IncomingUpdate {
  readonly updateId: number;
  /** What is answered in order, usually the chat's id. */
  readonly chat: number | string;
  readonly urgent: boolean;
  readonly payload: unknown;
}

export interface InboxItem {
  readonly updateId: number;
  /** The chat's hash. */
  readonly chat: string;
  readonly urgent: boolean;
  readonly payload: unknown;
}

/** Answered updates keep their id so long, to recognise repeats: Telegram repeats for 24 hours. */
const REMEMBERED = 2 * 24 * 3600 * 1000;
/** An update that was among the oldest at so many sudden ends is given up: it may be what ends the program. */
const MOST_ATTEMPTS = 20;
/** So many may have been under way at a sudden end; they are answered in order, so it was the oldest. */
const UNDER_WAY = 200;

/** What Telegram sent and is not answered yet. */
export interface Inbox {
  /** Stores updates that are new; repeats are recognised by their id. Returns the new ones when a power cut leaves them. */
  add(updates: readonly IncomingUpdate[]): Promise<InboxItem[]>;
  /** Everything unanswered, for a start, in the order in which it came; counts an attempt for the oldest. */
  pending(): Promise<InboxItem[]>;
  /** Takes back the attempts of this start: the program stops as it should. */
  release(): Promise<void>;
  /** Forgets the content and keeps the id. */
  finish(updateId: number): Promise<void>;
  /** Deletes ids that no repeat can have any more. */
  tidy(now: number): Promise<void>;
}

export function createInbox(database: Database, vault: Vault, now: () => number = Date.now): Inbox {
  const finishOne = prepareQuery<{ id: number }, UpdateResult>(database, (value) =>
    database.updateTable("inbox").set({ state: "done", payload: null }).where("update_id", "=", value("id")),
  );
  let counted: number[] = [];
  const addAttempts = (ids: readonly number[], count: 1 | -1) =>
    database
      .updateTable("inbox")
      .set((row) => ({ attempts: row("attempts", "+", count) }))
      .where("update_id", "in", ids)
      .where("state", "=", "pending")
      .execute();
  return {
    async add(updates) {
      if (updates.length === 0) return [];
      const items = updates.map((update) => ({ ...update, chat: vault.hash("chat", update.chat) }));
      const rows = items.map(({ updateId, chat, urgent, payload }) => ({
        update_id: updateId,
        chat,
        urgent: urgent ? 1 : 0,
        state: "pending" as const,
        payload: vault.seal(payload),
        received_at: now(),
        attempts: 0,
      }));
      const inserted = await database
        .insertInto("inbox")
        .values(rows)
        .onConflict((conflict) => conflict.column("update_id").doNothing())
        .returning("update_id")
        .execute();
      await database.synced();
      const fresh = new Set(inserted.map((row) => row.update_id));
      return items.filter(({ updateId }) => fresh.delete(updateId));
    },
    async pending() {
      const rows = await database
        .selectFrom("inbox")
        .selectAll()
        .where("state", "=", "pending")
        .where("attempts", "<", MOST_ATTEMPTS)
        .orderBy("update_id")
        .execute();
      counted = rows.slice(0, UNDER_WAY).map((row) => row.update_id);
      await addAttempts(counted, 1);
      await database.committed();
      return rows.flatMap(({ update_id, chat, urgent, payload }): InboxItem[] =>
        payload ? [{ updateId: update_id, chat, urgent: urgent === 1, payload: vault.open(payload) }] : [],
      );
    },
    async release() {
      await addAttempts(counted.splice(0), -1);
    },
    async finish(updateId) {
      await finishOne({ id: updateId });
    },
    async tidy(time) {
      await database
        .deleteFrom("inbox")
        .where("state", "=", "done")
        .where("received_at", "<", time - REMEMBERED)
        .execute();
    },
  };
}
