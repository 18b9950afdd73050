import type { Kysely, Selectable } from "kysely";
import { prepareQuery } from "./prepare-query.ts";
import { createTicketReader, type StoredTicket } from "./stored-ticket.ts";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** Questions to the secretariat that nobody has sent yet: tickets without a number. */
export interface TicketDrafts<Content> {
  /** Keeps a draft; a person has one at a time. */
  putDraft(person: number, content: Content): Promise<StoredTicket<Content>>;
  changeDraft(id: number, content: Content): Promise<void>;
  draft(person: number): Promise<StoredTicket<Content> | undefined>;
  dropDraft(person: number): Promise<void>;
}

export function createTicketDrafts<Content>(
  database: Kysely<Tables>,
  vault: Vault,
  now: () => number,
): TicketDrafts<Content> {
  const read = createTicketReader<Content>(vault);
  const who = (person: number) => vault.hash("person", person);
  // Every text that somebody writes is looked at for whether a draft waits for it.
  const selectDraft = prepareQuery<{ person: string }, Selectable<Tables["tickets"]>>(database, (value) =>
    database.selectFrom("tickets").selectAll().where("person", "=", value("person")).where("state", "=", "draft"),
  );
  const dropDraft = async (person: number) => {
    await database.deleteFrom("tickets").where("person", "=", who(person)).where("state", "=", "draft").execute();
  };
  return {
    dropDraft,
    async putDraft(person, content) {
      await dropDraft(person);
      const time = now();
      const row = await database
        .insertInto("tickets")
        .values({
          person: who(person),
          state: "draft",
          content: vault.seal(content),
          opened_at: time,
          changed_at: time,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return read(row);
    },
    async changeDraft(id, content) {
      await database
        .updateTable("tickets")
        .set({ content: vault.seal(content), changed_at: now() })
        .where("id", "=", id)
        .where("state", "=", "draft")
        .execute();
    },
    async draft(person) {
      const [row] = await selectDraft({ person: who(person) });
      return row && read(row);
    },
  };
}
