import { plainLine } from "../language/plain-line.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";
import { maskAddresses } from "../mail/mask-addresses.ts";
import type { Limits } from "../storage/limits.ts";
import type { StoredFile } from "../storage/outbox.ts";
import type { AnswerTicket } from "./answer-ticket.ts";
import type { EscalationParts } from "./escalation-parts.ts";
import { type FoundTicket, findReported, findTicket } from "./find-ticket.ts";
import { judgeAttachment } from "./judge-attachment.ts";
import { judgeSender, type SenderSettings } from "./judge-sender.ts";
import { mailKind } from "./message-id.ts";
import type { Notice } from "./notice.ts";
import { readReply } from "./read-reply.ts";
import type { SettleFailures } from "./settle-failures.ts";
import { tellStaff } from "./tell-staff.ts";
import type { Ticket } from "./ticket.ts";

/** What became of a mail, for the log. */
export type ReceiveResult =
  | {
      readonly kind: "read before" | "of no ticket" | "staff's of no ticket" | "automatic" | "bounce" | "not passed on";
    }
  | { readonly kind: "answer"; readonly number: string };

export type ReceiveMail = (mail: IncomingMail) => Promise<ReceiveResult>;

const LONGEST_NAME = 80;
const DAY = 24 * 3600 * 1000;
/** A program of a colleague that answers everything cannot fill the staff's chat and mailbox. */
const NOTICES = [{ name: "mail notices", of: "chat", most: 20, window: DAY }] as const;
/** Nor can whoever guesses numbers, for one ticket or for all of them together; and they silence no notice to colleagues. */
const STRANGE_NOTICES = [
  { name: "strange mail notices", of: "chat", most: 3, window: DAY },
  { name: "all strange mail notices", of: "person", most: 30, window: DAY },
] as const;
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

  const refuse = async (mail: IncomingMail, ticket: Ticket, notice: Notice): Promise<ReceiveResult> => {
    const strange = notice.kind === "reply not accepted" || notice.kind === "asker replied";
    const { kind } = await limits.use(strange ? STRANGE_NOTICES : NOTICES, { person: 0, chat: ticket.id });
    if (kind === "allowed") {
      await store.atomically(async (records) => {
        if (await records.mailbox.markRead(mail.identity)) await tellStaff(records, settings, ticket, notice);
      });
      wake();
    }
    return { kind: "not passed on" };
  };

  const receiveBounce = async (mail: IncomingMail): Promise<ReceiveResult> => {
    // A server that goes on trying says so (RFC 3464, "delayed").
    if (/^action:\s*(?!failed)\w/im.test(mail.report)) return { kind: "automatic" };
    const reported = await findReported(store, mail);
    if (!reported) return { kind: "of no ticket" };
    const kind = mailKind(reported.ours) ?? "question";
    await failures.mailBounced(reported.ticket, kind, bounceReason(mail), mail.identity);
    return { kind: "bounce" };
  };

  const receiveAnswer = async (
    mail: IncomingMail,
    { ticket, ours, doubtful, aside }: FoundTicket,
  ): Promise<ReceiveResult> => {
    const { id, number, state, content } = ticket;
    if (!content) return refuse(mail, ticket, { kind: "reply to closed ticket", state });
    if (doubtful) return refuse(mail, ticket, { kind: "unclear ticket" });
    const kind = ours && mailKind(ours);
    // It may be talk among colleagues.
    if (kind === "notice") return refuse(mail, ticket, { kind: "reply to notice" });
    if (aside) return refuse(mail, ticket, { kind: "reply to colleagues" });
    const text = readReply(mail);
    const { accepted, refused } = sortFiles(mail);
    if (text === "" && accepted.length === 0)
      return refuse(
        mail,
        ticket,
        refused.length > 0 ? { kind: "files refused", names: refused } : { kind: "mail unreadable" },
      );
    // A late word on an earlier question does not answer the one that was asked since.
    const keepsOpen = kind === "question" && ours !== (await store.outbox.lastQuestion(id));
    const result = await answerTicket(id, {
      by: "mail",
      once: mail.identity,
      text,
      files: accepted,
      refused,
      keepsOpen,
    });
    return result.kind === "done before" ? { kind: "read before" } : { kind: "answer", number };
  };

  return async (mail) => {
    const sender = judgeSender(mail, senders);
    if (sender.kind === "automatic") return { kind: "automatic" };
    if (sender.kind === "bounce") return receiveBounce(mail);
    const found = await findTicket(store, mail);
    if (!found) return { kind: sender.kind === "staff" ? "staff's of no ticket" : "of no ticket" };
    if (sender.kind === "staff") return receiveAnswer(mail, found);
    const { replyTo } = found.ticket.content ?? {};
    // Staff do not see the address that an asker gave; they need not see it now.
    if (replyTo?.kind === "email" && replyTo.address.toLowerCase() === sender.address)
      return refuse(mail, found.ticket, { kind: "asker replied" });
    const from = plainLine(sender.address, LONGEST_NAME);
    return refuse(mail, found.ticket, { kind: "reply not accepted", from, reason: STRANGERS[sender.reason] });
  };
}

/** What the server said, as its report has it (RFC 3464). */
function bounceReason({ report, subject }: IncomingMail): string {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+(?:\\n[ \\t].+)*)`, "im").exec(report)?.[1];
  return maskAddresses(field("diagnostic-code") ?? field("status") ?? subject);
}

function sortFiles({ files }: IncomingMail): { accepted: StoredFile[]; refused: string[] } {
  const accepted: StoredFile[] = [];
  const refused: string[] = [];
  for (const { name, content } of files) {
    const plain = shortName(name);
    if (judgeAttachment({ name, content }).kind === "passed on")
      accepted.push({ name: plain, content: Buffer.from(content).toString("base64") });
    else refused.push(plain);
  }
  return { accepted, refused };
}

/** A long name keeps its ending, which says what the file is. */
function shortName(name: string): string {
  const line = plainLine(name, Number.POSITIVE_INFINITY);
  const ending = /\.\w{1,5}$/.exec(line)?.[0] ?? "";
  return `${plainLine(line.slice(0, line.length - ending.length), LONGEST_NAME)}${ending}`;
}
