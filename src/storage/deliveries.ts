import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** To whom something is owed: one is not to wait for the other. */
export type Lane = "asker" | "staff";

/** A message that is owed. */
export interface OwedDelivery<Content> {
  readonly id: number;
  readonly ticket: number;
  readonly attempts: number;
  readonly content: Content;
}

/** Messages of Telegram that are owed because of a ticket. */
export interface Deliveries<Content> {
  add(ticket: number, lane: Lane, content: Content): Promise<void>;
  /** The same, where nothing is owed in that lane now or later. */
  addToEmpty(ticket: number, lane: Lane, content: Content): Promise<void>;
  /** The lanes of tickets in which something is owed now. Within a lane nothing overtakes what was owed before it. */
  due(): Promise<{ ticket: number; lane: Lane }[]>;
  /** The first that is owed in a lane, if its time has come. */
  first(ticket: number, lane: Lane): Promise<OwedDelivery<Content> | undefined>;
  nextAt(): Promise<number | undefined>;
  /** Keeps what is left of it; resolves when that is on disk, to false where it is not owed any more. */
  shorten(id: number, content: Content): Promise<boolean>;
  /** Strikes it off; resolves when that is on disk. */
  finish(id: number): Promise<void>;
  postpone(id: number, until: number): Promise<void>;
  dropTicket(ticket: number): Promise<void>;
}

export function createDeliveries<Content>(
  database: Kysely<Tables> & { committed?: () => Promise<void> },
  vault: Vault,
  now: () => number = Date.now,
): Deliveries<Content> {
  /** The first of each lane: while it waits, so does everything behind it. */
  const heads = () =>
    database.selectFrom("deliveries").where("id", "in", (all) =>
      all
        .selectFrom("deliveries")
        .select((row) => row.fn.min<number>("id").as("id"))
        .groupBy(["ticket", "lane"]),
    );
  const head = (ticket: number, lane: Lane) =>
    database
      .selectFrom("deliveries")
      .selectAll()
      .where("ticket", "=", ticket)
      .where("lane", "=", lane)
      .orderBy("id")
      .executeTakeFirst();
  const add = async (ticket: number, lane: Lane, content: Content) => {
    const time = now();
    await database
      .insertInto("deliveries")
      .values({ ticket, lane, content: vault.seal(content), next_at: time, created_at: time })
      .execute();
  };
  return {
    add,
    async addToEmpty(ticket, lane, content) {
      if (!(await head(ticket, lane))) await add(ticket, lane, content);
    },
    due() {
      return heads().select(["ticket", "lane"]).where("next_at", "<=", now()).orderBy("ticket").execute();
    },
    async first(ticket, lane) {
      const row = await head(ticket, lane);
      if (!row || row.next_at > now()) return undefined;
      return { id: row.id, ticket, attempts: row.attempts, content: vault.open<Content>(row.content) };
    },
    async nextAt() {
      const { next } = await heads()
        .select((select) => select.fn.min("next_at").as("next"))
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },
    async shorten(id, content) {
      const left = await database
        .updateTable("deliveries")
        .set({ content: vault.seal(content) })
        .where("id", "=", id)
        .returning("id")
        .execute();
      await database.committed?.();
      return left.length > 0;
    },
    async finish(id) {
      await database.deleteFrom("deliveries").where("id", "=", id).execute();
      await database.committed?.();
    },
    async postpone(id, until) {
      await database
        .updateTable("deliveries")
        .set((row) => ({ next_at: until, attempts: row("attempts", "+", 1) }))
        .where("id", "=", id)
        .execute();
    },
    async dropTicket(ticket) {
      await database.deleteFrom("deliveries").where("ticket", "=", ticket).execute();
    },
  };
}
