import type { StoredFile } from "../storage/outbox.ts";
import { composeAnswerMail } from "./compose-notices.ts";
import type { EscalationParts, Records, Ticket } from "./escalation-parts.ts";
import { newMessageId } from "./message-id.ts";
import { tellStaff } from "./tell-staff.ts";
import type { TicketContent } from "./ticket.ts";

/** A longer answer comes with the whole of it as a file. */
const LONGEST_ANSWER = 12_000;

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
  readonly copied?: number;
}

export type AnswerResult =
  | { readonly kind: "passed on"; readonly addition: boolean }
  | { readonly kind: "done before" }
  /** The asker wants an e-mail, and a file in the staff chat cannot go there. */
  | { readonly kind: "files need mail" }
  /** Withdrawn or expired: there is nobody to answer. */
  | { readonly kind: "closed"; readonly state: string };

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
      if (!(await records.mailbox.markRead(answer.once))) return { kind: "done before" };
      const ticket = await records.tickets.byId(id);
      if (ticket && refused.length > 0)
        await tellStaff(records, settings, ticket, { kind: "files refused", names: refused });
      if (!ticket?.content) {
        if (ticket && answer.by === "mail")
          await tellStaff(records, settings, ticket, { kind: "reply to closed ticket", state: ticket.state });
        return { kind: "closed", state: ticket?.state ?? "expired" };
      }
      const { content } = ticket;
      if (content.replyTo.kind === "email" && answer.copied !== undefined) return { kind: "files need mail" };
      const addition = ticket.state === "answered" || answer.keepsOpen === true;
      await passOn(records, ticket, content, answer, addition, settings.mailDomain);
      const whole = addition && content.answer ? `${content.answer}\n\n${answer.text}` : answer.text;
      if (!answer.keepsOpen) await records.tickets.setAnswered(id, { ...content, answer: whole });
      if (settings.staffChat && !addition) await records.deliveries.add(id, "staff", { kind: "staff refresh" });
      await tellStaff(records, settings, ticket, { kind: addition ? "addition" : "answered", by: answer.by });
      return { kind: "passed on", addition };
    });
    wake();
    return result;
  };
}

async function passOn(
  records: Records,
  { id, number }: Ticket,
  { chat, language, replyTo }: TicketContent,
  { text, files = [], copied }: StaffAnswer,
  addition: boolean,
  mailDomain: string,
): Promise<void> {
  if (replyTo.kind === "email") {
    await records.outbox.add({
      ticket: id,
      messageId: newMessageId(number, "answer", mailDomain),
      mail: composeAnswerMail(number, language, replyTo.address, text, files),
    });
    await records.deliveries.add(id, "asker", { kind: "answer by mail", chat, language, number, state: "sent" });
    return;
  }
  const told = text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER)}…` : text;
  await records.deliveries.add(id, "asker", { kind: "answer", chat, language, number, text: told, addition });
  if (told !== text) {
    const file = { name: `${number}.txt`, content: Buffer.from(text).toString("base64") };
    await records.deliveries.add(id, "asker", { kind: "file", chat, file });
  }
  for (const file of files) await records.deliveries.add(id, "asker", { kind: "file", chat, file });
  if (copied !== undefined) await records.deliveries.add(id, "asker", { kind: "copied file", chat, message: copied });
}
