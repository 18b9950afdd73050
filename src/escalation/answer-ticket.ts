import type { StoredFile } from "../storage/outbox.ts";
import type { TicketState } from "../storage/ticket-state.ts";
import type { EscalationParts } from "./escalation-parts.ts";
import { type CopiedFile, oweAnswer } from "./owe-answer.ts";
import { tellStaff } from "./tell-staff.ts";

/** What staff answered, and where. */
export interface StaffAnswer {
  readonly by: "mail" | "chat";
  /** The mail or message that it stands in: handled again after a crash, it is known for the same. */
  readonly once: string;
  readonly text: string;
  readonly files?: readonly StoredFile[];
  /** Names of files that may not be passed on. */
  readonly refused?: readonly string[];
  /** It is about an earlier question of the ticket: the one that waits is not answered by it. */
  readonly keepsOpen?: boolean;
  /** A message of the staff chat that holds a file. */
  readonly copied?: CopiedFile;
}

export type AnswerResult =
  | { readonly kind: "passed on"; readonly addition: boolean }
  | { readonly kind: "done before" }
  /** The asker wants an e-mail, and a file in the staff chat cannot go there. */
  | { readonly kind: "files need mail" }
  /** Withdrawn or expired: there is nobody to answer. */
  | { readonly kind: "closed"; readonly state: TicketState };

/**
 * Passes an answer of the secretariat on. Whoever answers first closes the ticket in both places; what comes after is
 * passed on as an addition.
 */
export type AnswerTicket = (ticket: number, answer: StaffAnswer) => Promise<AnswerResult>;

export function createAnswerTicket(parts: EscalationParts): AnswerTicket {
  const { store, settings, wake } = parts;
  return async (id, answer) => {
    const { refused = [] } = answer;
    const result = await store.atomically(async (records): Promise<AnswerResult> => {
      const ticket = await records.tickets.byId(id);
      // What is refused in the chat is told there at once, and told the same when it is handled again.
      if (answer.by === "chat" && !ticket?.content) return { kind: "closed", state: ticket?.state ?? "expired" };
      if (ticket?.content?.replyTo.kind === "email" && answer.copied !== undefined) return { kind: "files need mail" };
      if (!(await records.mailbox.markRead(answer.once))) return { kind: "done before" };
      if (ticket && refused.length > 0)
        await tellStaff(records, settings, ticket, { kind: "files refused", names: refused });
      if (!ticket?.content) {
        if (ticket) await tellStaff(records, settings, ticket, { kind: "reply to closed ticket", state: ticket.state });
        return { kind: "closed", state: ticket?.state ?? "expired" };
      }
      const { content } = ticket;
      const addition = ticket.state === "answered" || answer.keepsOpen === true;
      const { text, files = [], copied } = answer;
      await oweAnswer(records, ticket, { text, files, copied, addition }, settings.mailDomain);
      const whole = [addition ? content.answer : "", text].filter(Boolean).join("\n\n");
      if (!answer.keepsOpen) await records.tickets.setAnswered(id, { ...content, answer: whole });
      if (settings.staffChat && !addition) await records.deliveries.add(id, "staff", { kind: "staff refresh" });
      await tellStaff(records, settings, ticket, { kind: addition ? "addition" : "answered", by: answer.by });
      return { kind: "passed on", addition };
    });
    wake();
    return result;
  };
}
