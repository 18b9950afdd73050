import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

export interface Delivery<Content> {
  readonly id: number;
  readonly ticket: number;
  readonly attempts: number;
  readonly content: Content;
}

/** Messages of Telegram that are owed because of a ticket. */
export interface Deliveries<Content> {
  add(ticket: number, content: Content): Promise<void>;
  /** Tickets that something is owed to now. Within a ticket nothing overtakes what was owed before it. */
  dueTickets(): Promise<number[]>;
  /** The first that is owed to a ticket, if its time has come. */
  first(ticket: number): Promise<Delivery<Content> | undefined>;
  nextAt(): Promise<number | undefined>;
  finish(id: number): Promise<void>;
  postpone(id: number, until: number): Promise<void>;
  dropTicket(ticket: number): Promise<void>;
}

export function createDeliveries<Content>(
  database: Kysely<Tables>,
  vault: Vault,
  now: () => number = Date.now,
): Deliveries<Content> {
  return {
    async add(ticket, content) {
      const time = now();
      await database
        .insertInto("deliveries")
        .values({ ticket, content: vault.seal(content), next_at: time, created_at: time })
        .execute();
    },
    async dueTickets() {
      const rows = await database
        .selectFrom("deliveries")
        .select("ticket")
        .distinct()
        .where("next_at", "<=", now())
        .orderBy("ticket")
        .execute();
      return rows.map(({ ticket }) => ticket);
    },
    async first(ticket) {
      const row = await database
        .selectFrom("deliveries")
        .selectAll()
        .where("ticket", "=", ticket)
        .orderBy("id")
        .executeTakeFirst();
      if (!row || row.next_at > now()) return undefined;
      return { id: row.id, ticket, attempts: row.attempts, content: vault.open<Content>(row.content) };
    },
    async nextAt() {
      const { next } = await database
        .selectFrom("deliveries")
        .select((select) => select.fn.min("next_at").as("next"))
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },
    async finish(id) {
      await database.deleteFrom("deliveries").where("id", "=", id).execute();
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
