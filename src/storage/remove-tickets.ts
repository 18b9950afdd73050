import type { SelectQueryBuilder, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** What an emptied ticket no longer has. */
export const EMPTIED = { person: null, content: null, fingerprint: null, verdict: null } as const;

type TicketsQuery = SelectQueryBuilder<Tables, "tickets", { id: number; number: string | null }>;

/**
 * Empties the chosen tickets: the number stays, what was written, to whom it belonged and what is still owed because of
 * it goes. E-mails that only tell staff that a ticket was withdrawn hold nothing of the person and are still sent.
 *
 * @returns how many tickets were emptied; drafts, which have no number, are deleted and not counted
 */
export async function removeTickets(
  transaction: Transaction<Tables>,
  choose: (query: TicketsQuery) => TicketsQuery,
  state: "withdrawn" | "expired",
): Promise<number> {
  const chosen = await choose(
    transaction.selectFrom("tickets").select(["id", "number"]).where("content", "is not", null),
  ).execute();
  if (chosen.length === 0) return 0;
  const ids = chosen.map(({ id }) => id);
  await transaction.deleteFrom("tickets").where("id", "in", ids).where("state", "=", "draft").execute();
  await transaction
    .updateTable("tickets")
    .set({ ...EMPTIED, state })
    .where("id", "in", ids)
    .execute();
  await transaction.deleteFrom("outbox").where("ticket", "in", ids).where("state", "!=", "sent").execute();
  await transaction.deleteFrom("deliveries").where("ticket", "in", ids).execute();
  return chosen.filter(({ number }) => number !== null).length;
}
