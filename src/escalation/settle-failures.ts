import { plainLine } from "../language/plain-line.ts";
import type { OutboxItem } from "../storage/outbox.ts";
import type { EscalationParts } from "./escalation-parts.ts";
import type { Notice } from "./notice.ts";
import { oweInsteadOfMail } from "./owe-answer.ts";
import { tellStaff } from "./tell-staff.ts";
import type { Ticket } from "./ticket.ts";

const LONGEST_REASON = 120;

/** What is done where a message does not get to somebody. */
export interface SettleFailures {
  /** The mail server refused a mail for good. True where it is to be tried again another day. */
  mailRejected(item: OutboxItem, reason: string): Promise<boolean>;
  /** A mail of ours came back; `once` names the report. */
  mailBounced(ticket: Ticket, kind: "question" | "notice" | "answer", reason: string, once: string): Promise<void>;
  /** The asker has blocked the bot: the answer could not be passed on. */
  askerGone(ticket: number): Promise<void>;
  /** Telegram does not take a file. */
  fileRefused(ticket: number, name: string): Promise<void>;
}

/** Staff are told; an answer that cannot reach a mailbox comes to the asker's chat instead. */
export function createSettleFailures({ store, settings, wake }: EscalationParts): SettleFailures {
  const tell = async (id: number, notice: Notice) => {
    await store.atomically(async (records) => {
      const ticket = await records.tickets.byId(id);
      if (ticket) await tellStaff(records, settings, ticket, notice);
    });
    wake();
  };
  return {
    async mailRejected({ id, ticket: ticketId, mail }, reason) {
      const again = mail.to.kind === "staff";
      await store.atomically(async (records) => {
        const ticket = await records.tickets.byId(ticketId);
        if (!again) {
          await records.outbox.drop(id);
          if (ticket && mail.answer)
            await oweInsteadOfMail(records, ticket, { ...mail.answer, files: mail.attachments ?? [] });
        }
        if (ticket)
          await tellStaff(records, settings, ticket, {
            kind: "mail rejected",
            reason: plainLine(reason, LONGEST_REASON),
            again,
          });
      });
      wake();
      return again;
    },
    async mailBounced(ticket, kind, reason, once) {
      await store.atomically(async (records) => {
        if (!(await records.mailbox.markRead(once))) return;
        // What the mail held is gone since it was sent; the answer is kept with the ticket.
        const now = await records.tickets.byId(ticket.id);
        if (kind === "answer" && now?.content?.answer)
          await oweInsteadOfMail(records, now, { text: now.content.answer, addition: false, files: [] });
        await tellStaff(records, settings, ticket, {
          kind: "mail bounced",
          reason: plainLine(reason, LONGEST_REASON),
          to: kind === "answer" ? "asker" : "staff",
        });
      });
      wake();
    },
    askerGone: (id) => tell(id, { kind: "asker gone" }),
    fileRefused: (id, name) => tell(id, { kind: "files refused", names: [name] }),
  };
}
