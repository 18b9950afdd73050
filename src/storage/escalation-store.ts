import type { Kysely } from "kysely";
import { createDeliveries, type Deliveries } from "./deliveries.ts";
import { createMailboxCursor, type MailboxCursor } from "./mailbox-cursor.ts";
import type { Database } from "./open-database.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import type { Tables } from "./tables.ts";
import { createTickets, type Tickets } from "./tickets.ts";
import type { Vault } from "./vault.ts";

/** What is kept of tickets and of all that is owed because of them. */
export interface EscalationRecords<TicketContent, DeliveryContent> {
  readonly tickets: Tickets<TicketContent>;
  readonly outbox: Outbox;
  readonly deliveries: Deliveries<DeliveryContent>;
  readonly mailbox: MailboxCursor;
}

export interface EscalationStore<TicketContent, DeliveryContent>
  extends EscalationRecords<TicketContent, DeliveryContent> {
  /** All or nothing, on disk when it resolves. Only the records that are handed in may be used within. */
  atomically<Result>(
    work: (records: EscalationRecords<TicketContent, DeliveryContent>) => Promise<Result>,
  ): Promise<Result>;
}

export function createEscalationStore<TicketContent, DeliveryContent>(
  database: Database,
  vault: Vault,
  formatNumber: (year: number, sequence: number) => string,
  now: () => number = Date.now,
): EscalationStore<TicketContent, DeliveryContent> {
  const records = (on: Kysely<Tables>): EscalationRecords<TicketContent, DeliveryContent> => ({
    tickets: createTickets<TicketContent>(on, vault, formatNumber, now),
    outbox: createOutbox(on, vault, now),
    deliveries: createDeliveries<DeliveryContent>(on, vault, now),
    mailbox: createMailboxCursor(on, vault, now),
  });
  return {
    ...records(database),
    async atomically(work) {
      const result = await database.transaction().execute((transaction) => work(records(transaction)));
      await database.synced();
      return result;
    },
  };
}
