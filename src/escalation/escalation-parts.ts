import type { WorkingTimes } from "../knowledge/working-times.ts";
import type { EscalationRecords, EscalationStore } from "../storage/escalation-store.ts";
import type { StoredTicket } from "../storage/stored-ticket.ts";
import type { Delivery } from "./delivery.ts";
import type { TicketContent } from "./ticket.ts";

export type Ticket = StoredTicket<TicketContent>;
export type Records = EscalationRecords<TicketContent, Delivery>;
export type Store = EscalationStore<TicketContent, Delivery>;

/** How the secretariat can be reached and can answer here. */
export interface EscalationSettings {
  /** Whether an answer by e-mail comes back to the bot, which passes it on. */
  readonly answersComeBack: boolean;
  readonly staffChat: boolean;
  /** Behind the @ of Message-IDs. */
  readonly mailDomain: string;
}

/** Whether somebody can answer so that it comes to the asker's chat. */
export function answersInChat({ answersComeBack, staffChat }: EscalationSettings): boolean {
  return answersComeBack || staffChat;
}

/** What every step of an escalation works with. */
export interface EscalationParts {
  readonly store: Store;
  readonly settings: EscalationSettings;
  readonly times: () => WorkingTimes;
  readonly now: () => number;
  /** Something has been put into the outbox or among the deliveries. */
  readonly wake: () => void;
}
