import type { Selectable } from "kysely";
import type { Tables } from "./tables.ts";
import type { TicketState } from "./ticket-state.ts";
import type { Vault } from "./vault.ts";

/** The message of a ticket in a staff chat, and its topic. */
export interface StaffPlace {
  readonly chat: number;
  readonly message: number | undefined;
  readonly thread: number | undefined;
}

/** A ticket as it is stored; its content is whatever the escalation puts there. */
export interface StoredTicket<Content> {
  readonly id: number;
  /** Empty while it is a draft. */
  readonly number: string;
  readonly state: TicketState;
  /** Nothing once it is withdrawn or expired. */
  readonly content: Content | undefined;
  /** Where it stands in the staff chat; undefined where it was never posted. */
  readonly staffPlace: StaffPlace | undefined;
  readonly openedAt: number;
  readonly changedAt: number;
}

type Row = Selectable<Tables["tickets"]>;

/** Reads rows of the table of tickets. */
export function createTicketReader<Content>(vault: Vault) {
  return (row: Row): StoredTicket<Content> => ({
    id: row.id,
    number: row.number ?? "",
    state: row.state,
    content: row.content ? vault.open<Content>(row.content) : undefined,
    staffPlace:
      row.staff_chat === null
        ? undefined
        : { chat: row.staff_chat, message: row.staff_message ?? undefined, thread: row.staff_thread ?? undefined },
    openedAt: row.opened_at,
    changedAt: row.changed_at,
  });
}
