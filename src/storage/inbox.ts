import type { Database } from "./open-database.ts";
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
  readonly attempts: number;
  readonly payload: unknown;
}

/** Answered updates keep their id so long, to recognise repeats: Telegram repeats for 24 hours. */
const REMEMBERED = 2 * 24 * 3600 * 1000;
/** An update whose answer was begun so often and never ended is given up: it may be what ends the program. */
const MOST_ATTEMPTS = 20;

/** What Telegram sent and is not answered yet. */
export interface Inbox {
  /** Stores updates that are new; repeats are recognised by their id. Returns the new ones when they are on disk. */
  add(updates: readonly IncomingUpdate[]): Promise<InboxItem[]>;
  /** Everything unanswered, for a start after a crash, in the order in which it came. */
  pending(): Promise<InboxItem[]>;
  /** Counts an attempt before it is made. */
  begin(updateId: number): Promise<void>;
  /** Forgets the content and keeps the id. */
  finish(updateId: number): Promise<void>;
  /** Deletes ids that no repeat can have any more. */
  tidy(now: number): Promise<void>;
}

export function createInbox(database: Database, vault: Vault, now: () => number = Date.now): Inbox {
  return {
    async add(updates) {
      if (updates.length === 0) return [];
      const items = updates.map((update) => ({ ...update, chat: vault.hash("chat", update.chat), attempts: 0 }));
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
      await database.committed();
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
      return rows.flatMap(({ update_id, chat, urgent, attempts, payload }): InboxItem[] =>
        payload ? [{ updateId: update_id, chat, urgent: urgent === 1, attempts, payload: vault.open(payload) }] : [],
      );
    },
    async begin(updateId) {
      await database
        .updateTable("inbox")
        .set((row) => ({ attempts: row("attempts", "+", 1) }))
        .where("update_id", "=", updateId)
        .execute();
    },
    async finish(updateId) {
      await database
        .updateTable("inbox")
        .set({ state: "done", payload: null })
        .where("update_id", "=", updateId)
        .execute();
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
