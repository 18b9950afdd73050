import { type Kysely, type Selectable, sql } from "kysely";
import { EMPTIED } from "./remove-tickets.ts";
import { createStaffPlaces, type StaffPlaces } from "./staff-places.ts";
import { createTicketReader, type StoredTicket } from "./stored-ticket.ts";
import type { Tables } from "./tables.ts";
import { createTicketDrafts, type TicketDrafts } from "./ticket-drafts.ts";
import type { Vault } from "./vault.ts";

/** Tickets and their drafts: contents encrypted, people known by their hashes only. */
export interface Tickets<Content> extends TicketDrafts<Content>, StaffPlaces {
  /** Makes a draft a ticket with the next number of the year; undefined where it is no draft any more. */
  open(draft: {
    id: number;
    person: number;
    year: number;
    questionKey: string;
    content: Content;
  }): Promise<StoredTicket<Content> | undefined>;
  /** Opens an answered ticket again with another question. */
  reopen(id: number, anew: { person: number; questionKey: string; content: Content }): Promise<void>;
  byId(id: number): Promise<StoredTicket<Content> | undefined>;
  byNumber(number: string): Promise<StoredTicket<Content> | undefined>;
  /** The open ticket of the same person with the same question. */
  sameQuestion(person: number, questionKey: string): Promise<StoredTicket<Content> | undefined>;
  /** The open ones first, then the newest. */
  ofPerson(person: number, limit: number): Promise<StoredTicket<Content>[]>;
  belongsTo(id: number, person: number): Promise<boolean>;
  /** The open ones, the oldest first. */
  listOpen(limit: number): Promise<StoredTicket<Content>[]>;
  notReminded(): Promise<StoredTicket<Content>[]>;
  setReminded(id: number): Promise<void>;
  setAnswered(id: number, content: Content): Promise<void>;
  /** Leaves the number and nothing else. */
  empty(id: number, state: "withdrawn" | "expired"): Promise<void>;
  setVerdict(id: number, verdict: "up" | "down"): Promise<void>;
  /** How many tickets are in each state, and how many answers were found helpful or not. */
  counts(): Promise<Readonly<Record<string, number>>>;
}

export function createTickets<Content>(
  database: Kysely<Tables>,
  vault: Vault,
  format: (year: number, sequence: number) => string,
  now: () => number = Date.now,
): Tickets<Content> {
  const read = createTicketReader<Content>(vault);
  const select = () => database.selectFrom("tickets").selectAll();
  const who = (person: number) => vault.hash("person", person);
  const fingerprint = (person: number, key: string) => vault.hash("question", `${person}:${key}`);
  const maybe = (row: Selectable<Tables["tickets"]> | undefined) => row && read(row);
  return {
    ...createTicketDrafts<Content>(database, vault, now),
    ...createStaffPlaces(database),
    async open({ id, person, year, questionKey, content }) {
      const time = now();
      // A row is never deleted once it has a number, so the highest of the year is the last that was given.
      const prefix = format(year, 0).replace(/\d+$/, "");
      const { last } = await database
        .selectFrom("tickets")
        .select(sql<number>`coalesce(max(cast(substr(number, ${prefix.length + 1}) as integer)), 0)`.as("last"))
        .where("number", "like", `${prefix}%`)
        .executeTakeFirstOrThrow();
      const row = await database
        .updateTable("tickets")
        .set({
          number: format(year, Number(last) + 1),
          state: "open",
          content: vault.seal(content),
          fingerprint: fingerprint(person, questionKey),
          opened_at: time,
          changed_at: time,
        })
        .where("id", "=", id)
        .where("state", "=", "draft")
        .returningAll()
        .executeTakeFirst();
      return maybe(row);
    },
    async reopen(id, { person, questionKey, content }) {
      const time = now();
      await database
        .updateTable("tickets")
        .set({
          state: "open",
          content: vault.seal(content),
          fingerprint: fingerprint(person, questionKey),
          opened_at: time,
          changed_at: time,
          reminded_at: null,
        })
        .where("id", "=", id)
        .execute();
    },
    async byId(id) {
      return maybe(await select().where("id", "=", id).executeTakeFirst());
    },
    async byNumber(number) {
      return maybe(await select().where("number", "=", number).executeTakeFirst());
    },
    async sameQuestion(person, key) {
      return maybe(
        await select()
          .where("fingerprint", "=", fingerprint(person, key))
          .where("state", "=", "open")
          .executeTakeFirst(),
      );
    },
    async ofPerson(person, limit) {
      const rows = await select()
        .where("person", "=", who(person))
        .where("state", "!=", "draft")
        .orderBy((row) => row("state", "=", "open"), "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.map(read);
    },
    async belongsTo(id, person) {
      const row = await select().where("id", "=", id).where("person", "=", who(person)).executeTakeFirst();
      return row !== undefined;
    },
    async listOpen(limit) {
      const rows = await select().where("state", "=", "open").orderBy("opened_at").limit(limit).execute();
      return rows.map(read);
    },
    async notReminded() {
      const rows = await select()
        .where("state", "=", "open")
        .where("reminded_at", "is", null)
        .orderBy("opened_at")
        .execute();
      return rows.map(read);
    },
    async setReminded(id) {
      await database.updateTable("tickets").set({ reminded_at: now() }).where("id", "=", id).execute();
    },
    async setAnswered(id, content) {
      await database
        .updateTable("tickets")
        .set({ state: "answered", content: vault.seal(content), changed_at: now() })
        .where("id", "=", id)
        .execute();
    },
    async empty(id, state) {
      await database
        .updateTable("tickets")
        .set({ ...EMPTIED, state, changed_at: now() })
        .where("id", "=", id)
        .execute();
    },
    async setVerdict(id, verdict) {
      await database.updateTable("tickets").set({ verdict }).where("id", "=", id).execute();
    },
    async counts() {
      const count = (column: "state" | "verdict") =>
        database
          .selectFrom("tickets")
          .select((row) => [row.ref(column).as("name"), row.fn.countAll<number>().as("count")])
          .where("state", "!=", "draft")
          .groupBy(column)
          .execute();
      const rows = [...(await count("state")), ...(await count("verdict"))];
      return Object.fromEntries(rows.map(({ name, count: many }) => [name ?? "none", Number(many)]));
    },
  };
}
