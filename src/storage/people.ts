import type { Language } from "../knowledge/language.ts";
import type { Database } from "./open-database.ts";
import { removeTickets } from "./remove-tickets.ts";
import type { Vault } from "./vault.ts";

/** What was removed for somebody who asked for it. */
export interface Removed {
  readonly questions: number;
  readonly feedback: number;
  readonly settings: number;
  /** Questions to the secretariat; their numbers stay. */
  readonly tickets: number;
}

/** Choices kept in memory, those of everybody who writes within a while. */
const MOST_REMEMBERED = 50_000;
const DAY = 24 * 3600 * 1000;
/** A question to the secretariat that was begun and not sent is kept so long: over the limit, it can be sent tomorrow. */
const DRAFT_DAYS = 3;

/** Choices of people, and the end of everything that is held of them. */
export interface People {
  language(person: number): Promise<Language | undefined>;
  chooseLanguage(person: number, language: Language): Promise<void>;
  /** Removes all that is held of a person. */
  remove(person: number): Promise<Removed>;
  /** Deletes what is older than it may be kept. */
  expire(days: number): Promise<void>;
}

export function createPeople(database: Database, vault: Vault, now: () => number = Date.now): People {
  const chosen = new Map<string, Language | undefined>();
  const remember = (person: string, language: Language | undefined) => {
    if (chosen.size >= MOST_REMEMBERED) chosen.clear();
    chosen.set(person, language);
    return language;
  };
  return {
    async language(person) {
      const who = vault.hash("person", person);
      if (chosen.has(who)) return chosen.get(who);
      const row = await database.selectFrom("people").select("language").where("person", "=", who).executeTakeFirst();
      return remember(who, (row?.language as Language | null) ?? undefined);
    },
    async chooseLanguage(person, language) {
      const row = { person: vault.hash("person", person), language, seen_at: now() };
      await database
        .insertInto("people")
        .values(row)
        .onConflict((conflict) => conflict.column("person").doUpdateSet({ language, seen_at: row.seen_at }))
        .execute();
      remember(row.person, language);
    },
    remove(person) {
      const who = vault.hash("person", person);
      chosen.delete(who);
      return database.transaction().execute(async (transaction) => {
        const turns = await transaction.deleteFrom("turns").where("person", "=", who).executeTakeFirst();
        const feedback = await transaction.deleteFrom("feedback").where("person", "=", who).executeTakeFirst();
        const settings = await transaction.deleteFrom("people").where("person", "=", who).executeTakeFirst();
        const tickets = await removeTickets(transaction, (query) => query.where("person", "=", who), "withdrawn");
        await transaction.deleteFrom("buttons").where("owner", "=", who).execute();
        // How many questions went to the secretariat stays for its day, or deleting would be a way around the limit.
        await transaction
          .deleteFrom("limits")
          .where("key", "like", `%${who}%`)
          .where("key", "not like", "tickets:%")
          .execute();
        return {
          questions: Number(turns.numDeletedRows),
          feedback: Number(feedback.numDeletedRows),
          settings: Number(settings.numDeletedRows),
          tickets,
        };
      });
    },
    async expire(days) {
      const before = now() - days * DAY;
      chosen.clear();
      await database.deleteFrom("turns").where("created_at", "<", before).execute();
      await database.deleteFrom("feedback").where("created_at", "<", before).execute();
      await database.deleteFrom("buttons").where("created_at", "<", before).execute();
      await database.deleteFrom("people").where("seen_at", "<", before).execute();
      await database.transaction().execute(async (transaction) => {
        await removeTickets(transaction, (query) => query.where("changed_at", "<", before), "expired");
        await transaction
          .deleteFrom("tickets")
          .where("state", "=", "draft")
          .where("changed_at", "<", now() - DRAFT_DAYS * DAY)
          .execute();
        await transaction.deleteFrom("mails_read").where("read_at", "<", before).execute();
        // Of emptied tickets a late answer is still known by the number in its subject.
        await transaction
          .deleteFrom("outbox")
          .where("state", "=", "sent")
          .where("created_at", "<", before)
          .where("ticket", "not in", (live) => live.selectFrom("tickets").select("id").where("content", "is not", null))
          .execute();
      });
      await database
        .deleteFrom("limits")
        .where("window_start", "<", now() - DAY)
        .execute();
    },
  };
}
