import type { Deliveries } from "../storage/deliveries.ts";
import type { Limits } from "../storage/limits.ts";
import type { Tickets } from "../storage/tickets.ts";
import { type AnswerTicket, createAnswerTicket } from "./answer-ticket.ts";
import { clearStaffPosts } from "./clear-staff-posts.ts";
import { closeTicket } from "./close-ticket.ts";
import { previewTicketMail } from "./compose-ticket-mail.ts";
import type { Delivery } from "./delivery.ts";
import type { EscalationParts } from "./escalation-parts.ts";
import type { EscalationSettings } from "./escalation-settings.ts";
import { postOpenTickets } from "./post-open-tickets.ts";
import { contentToSend, createSendTicket, type SendTicket } from "./send-ticket.ts";
import { createSettleFailures, type SettleFailures } from "./settle-failures.ts";
import type { TicketContent } from "./ticket.ts";
import { createWithdrawTickets, type WithdrawTickets } from "./withdraw-ticket.ts";

/** The way of a question to the secretariat and of its answer back, as channels use it. */
export interface Escalation {
  readonly settings: EscalationSettings;
  readonly tickets: Tickets<TicketContent>;
  readonly deliveries: Deliveries<Delivery>;
  /** The text of the mail that would be sent. */
  preview(draft: TicketContent): Promise<string>;
  readonly send: SendTicket;
  readonly withdraw: WithdrawTickets;
  readonly answer: AnswerTicket;
  readonly failures: SettleFailures;
  /** Staff say that they have answered past the bot; false where there is nothing to close. */
  close(ticket: number): Promise<boolean>;
  /** The open tickets that do not stand in this staff chat. */
  postOpenTickets(chat: number): Promise<void>;
  /** After people or time have emptied tickets. */
  clearStaffPosts(chat: number): Promise<void>;
}

export function createEscalation(parts: EscalationParts & { readonly limits: Limits }): Escalation {
  const { store, settings } = parts;
  return {
    settings,
    tickets: store.tickets,
    deliveries: store.deliveries,
    preview: async (draft) => previewTicketMail(await contentToSend(store, draft), settings),
    send: createSendTicket(parts),
    withdraw: createWithdrawTickets(parts),
    answer: createAnswerTicket(parts),
    failures: createSettleFailures(parts),
    close: (ticket) => closeTicket(parts, ticket),
    postOpenTickets: (chat) => postOpenTickets(parts, chat),
    clearStaffPosts: (chat) => clearStaffPosts(parts, chat),
  };
}
