import type { OutboxItem } from "../storage/outbox.ts";
import type { EscalationParts, Records, Ticket } from "./escalation-parts.ts";
import { tellStaff } from "./tell-staff.ts";

const LONGEST_REASON = 120;

/** What is done where a message does not get to somebody. */
export interface SettleFailures {
  /** The mail server refused a mail for good. True where it is to be tried again another day. */
  mailRejected(item: OutboxItem, reason: string): Promise<boolean>;
  /** A mail of ours came back. */
  mailBounced(ticket: Ticket, kind: "question" | "notice" | "answer", reason: string): Promise<void>;
  /** The asker has blocked the bot: the answer could not be passed on. */
  askerGone(ticket: number): Promise<void>;
}

/** Staff are told; an answer that cannot reach a mailbox comes to the asker's chat instead. */
export function createSettleFailures({ store, settings, wake }: EscalationParts): SettleFailures {
  return {
    async mailRejected({ id, ticket: ticketId, mail }, reason) {
      const again = mail.to.kind === "staff";
      await store.atomically(async (records) => {
        const ticket = await records.tickets.byId(ticketId);
        if (!again) {
          await records.outbox.drop(id);
          if (ticket) await answerInChat(records, ticket);
        }
        if (ticket)
          await tellStaff(records, settings, ticket, { kind: "mail rejected", reason: shorten(reason), again });
      });
      wake();
      return again;
    },
    async mailBounced(ticket, kind, reason) {
      await store.atomically(async (records) => {
        if (kind === "answer") await answerInChat(records, ticket);
        await tellStaff(records, settings, ticket, {
          kind: "mail bounced",
          reason: shorten(reason),
          to: kind === "answer" ? "asker" : "staff",
        });
      });
      wake();
    },
    async askerGone(id) {
      await store.atomically(async (records) => {
        const ticket = await records.tickets.byId(id);
        if (ticket) await tellStaff(records, settings, ticket, { kind: "asker gone" });
      });
      wake();
    },
  };
}

async function answerInChat(records: Records, { id, number, content }: Ticket): Promise<void> {
  if (content?.answer === undefined) return;
  const { chat, language, answer } = content;
  await records.deliveries.add(id, "asker", { kind: "answer by mail", chat, language, number, state: "failed" });
  await records.deliveries.add(id, "asker", { kind: "answer", chat, language, number, text: answer, addition: false });
}

function shorten(reason: string): string {
  const line = reason.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_REASON ? line : `${line.slice(0, LONGEST_REASON - 1)}…`;
}
