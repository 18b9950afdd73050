import type { IncomingMail } from "../mail/incoming-mail.ts";
import type { Limits } from "../storage/limits.ts";
import type { StoredFile } from "../storage/outbox.ts";
import type { AnswerTicket } from "./answer-ticket.ts";
import type { Notice } from "./compose-notices.ts";
import type { EscalationParts, Records, Ticket } from "./escalation-parts.ts";
import { judgeAttachment } from "./judge-attachment.ts";
import { judgeSender, type SenderSettings } from "./judge-sender.ts";
import { mailKind } from "./message-id.ts";
import { plainLine } from "./plain-line.ts";
import { readReply } from "./read-reply.ts";
import type { SettleFailures } from "./settle-failures.ts";
import { tellStaff } from "./tell-staff.ts";
import { findTicketNumber } from "./ticket.ts";

/** What became of a mail, for the log. */
export type ReceiveResult =
  | { readonly kind: "read before" | "of no ticket" | "automatic" | "bounce" | "stranger" | "empty" }
  | { readonly kind: "answer"; readonly number: string };

export type ReceiveMail = (mail: IncomingMail) => Promise<ReceiveResult>;

const LONGEST_NAME = 80;
const ADDRESS = /[^\s<>"']{1,64}@[^\s<>"']{1,255}/g;

const STRANGERS_LIMIT = [{ name: "strangers", of: "chat", most: 3, window: 24 * 3600 * 1000 }] as const;
const STRANGERS: Record<"domain" | "unauthenticated", string> = {
  domain: "მისამართი თანამშრომლების დომენში არ არის",
  unauthenticated: "გამომგზავნის ნამდვილობა ვერ დადასტურდა",
};

/**
 * The way of a mail that came: whose ticket it is, who wrote it, what is new in it. Only what staff wrote goes to the
 * asker. A mail counts as read in the transaction that keeps what came of it: neither is lost, neither happens twice.
 */
export function createReceiveMail(
  parts: EscalationParts & {
    readonly senders: SenderSettings;
    readonly answerTicket: AnswerTicket;
    readonly failures: SettleFailures;
    readonly limits: Limits;
  },
): ReceiveMail {
  const { store, settings, wake, senders, answerTicket, failures, limits } = parts;

  const tellOnce = async (mail: IncomingMail, ticket: Ticket, notice: Notice) => {
    await store.atomically(async (records) => {
      if (await records.mailbox.markRead(mail.messageId)) await tellStaff(records, settings, ticket, notice);
    });
    wake();
  };

  return async (mail) => {
    const sender = judgeSender(mail, senders);
    if (sender.kind === "automatic") return { kind: "automatic" };
    const { ticket, ours } = await findTicket(store, mail);
    if (!ticket) return { kind: "of no ticket" };
    if (sender.kind === "bounce") {
      if (!(await store.atomically(({ mailbox }) => mailbox.markRead(mail.messageId)))) return { kind: "read before" };
      await failures.mailBounced(ticket, mailKind(ours ?? "") ?? "question", bounceReason(mail));
      return { kind: "bounce" };
    }
    if (sender.kind === "stranger") {
      const { address, reason } = sender;
      // Whoever guesses a number cannot fill the staff chat.
      if ((await limits.use(STRANGERS_LIMIT, { person: 0, chat: ticket.id })).kind === "over")
        return { kind: "stranger" };
      const from = plainLine(address, LONGEST_NAME);
      await tellOnce(mail, ticket, { kind: "reply not accepted", from, reason: STRANGERS[reason] });
      return { kind: "stranger" };
    }
    const text = readReply(mail);
    const { accepted, refused } = sortFiles(mail);
    if (text === "" && accepted.length === 0) {
      const notice: Notice =
        refused.length > 0 ? { kind: "files refused", names: refused } : { kind: "mail unreadable" };
      await tellOnce(mail, ticket, notice);
      return { kind: "empty" };
    }
    const result = await answerTicket(
      ticket.id,
      { by: "mail", once: mail.messageId, text, files: accepted },
      refused.length === 0
        ? undefined
        : (records) => tellStaff(records, settings, ticket, { kind: "files refused", names: refused }),
    );
    return result.kind === "done before" ? { kind: "read before" } : { kind: "answer", number: ticket.number };
  };
}

/** By the mail that it answers, else by the number in the subject, else, for bounces, by what they quote. */
async function findTicket(
  { outbox, tickets }: Records,
  mail: IncomingMail,
): Promise<{ readonly ticket?: Ticket | undefined; readonly ours?: string }> {
  const quoted = `${mail.text ?? ""}\n${mail.report}`.match(/<msg-\d{4}-\d+\.[^<>\s]+>/gi) ?? [];
  for (const messageId of [...mail.answers, ...quoted]) {
    const id = await outbox.ticketOf(messageId);
    if (id !== undefined) return { ticket: await tickets.byId(id), ours: messageId };
  }
  const number = findTicketNumber(mail.subject);
  return number === undefined ? {} : { ticket: await tickets.byNumber(number) };
}

/** What the server said, as its report has it (RFC 3464). */
function bounceReason({ report, subject }: IncomingMail): string {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+(?:\\n[ \\t].+)*)`, "im").exec(report)?.[1];
  return (field("diagnostic-code") ?? field("status") ?? subject).replace(ADDRESS, "•••");
}

function sortFiles({ files }: IncomingMail): { accepted: StoredFile[]; refused: string[] } {
  const accepted: StoredFile[] = [];
  const refused: string[] = [];
  for (const { name, content } of files) {
    const plain = plainLine(name, LONGEST_NAME);
    if (judgeAttachment({ name, content }).kind === "passed on")
      accepted.push({ name: plain, content: Buffer.from(content).toString("base64") });
    else refused.push(plain);
  }
  return { accepted, refused };
}
