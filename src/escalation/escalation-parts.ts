import type { WorkingTimes } from "../knowledge/working-times.ts";
import type { EscalationStore } from "../storage/escalation-store.ts";
import type { Delivery } from "./delivery.ts";
import type { EscalationSettings } from "./escalation-settings.ts";
import type { TicketContent } from "./ticket.ts";

/** What every step of an escalation works with. */
export interface EscalationParts {
  readonly store: EscalationStore<TicketContent, Delivery>;
  readonly settings: EscalationSettings;
  readonly times: () => WorkingTimes;
  readonly now: () => number;
  /** Something has been put into the outbox or among the deliveries. */
  readonly wake: () => void;
}
