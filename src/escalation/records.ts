import type { EscalationRecords } from "../storage/escalation-store.ts";
import type { Delivery } from "./delivery.ts";
import type { TicketContent } from "./ticket.ts";

/** What is kept of tickets and owed because of them, within one transaction. */
export type Records = EscalationRecords<TicketContent, Delivery>;
