import type { IncomingMail } from "../mail/incoming-mail.ts";
import type { Records } from "./records.ts";
import { type Ticket, ticketNumbers } from "./ticket.ts";

/** The ticket that a mail is about. */
export interface FoundTicket {
  readonly ticket: Ticket;
  /** The mail of ours that it answers; undefined where only a number was found. */
  readonly ours: string | undefined;
  /** The subject names another ticket than the one whose mail is answered, or several. */
  readonly doubtful: boolean;
  /** It answers a mail that is not ours, in a conversation that one of ours began. */
  readonly aside: boolean;
}

/** More Message-IDs of ours than this stand in no honest mail. */
const MOST_QUOTED = 20;

/** By the mail that is answered, else by the number in the subject, else by the only number in the text. */
export async function findTicket({ outbox, tickets }: Records, mail: IncomingMail): Promise<FoundTicket | undefined> {
  const named = ticketNumbers(mail.subject);
  for (const ours of mail.answers) {
    const id = await outbox.ticketOf(ours);
    const ticket = id === undefined ? undefined : await tickets.byId(id);
    if (!ticket) continue;
    const doubtful = named.length > 1 || (named.length === 1 && named[0] !== ticket.number);
    const aside = mail.inReplyTo.length > 0 && !mail.inReplyTo.includes(ours);
    return { ticket, ours, doubtful, aside };
  }
  const inText = ticketNumbers(mail.text ?? "");
  const number = named[0] ?? (inText.length === 1 ? inText[0] : undefined);
  const ticket = number === undefined ? undefined : await tickets.byNumber(number);
  return ticket && { ticket, ours: undefined, doubtful: named.length > 1, aside: false };
}

/** The ticket and the mail of ours that a delivery report is about: only by a Message-ID, which nobody can guess. */
export async function findReported(
  { outbox, tickets }: Records,
  mail: IncomingMail,
): Promise<{ readonly ticket: Ticket; readonly ours: string } | undefined> {
  const quoted =
    `${mail.report}\n${(mail.text ?? "").slice(0, 20_000)}`.match(/<msg-\d{4}-\d+\.[^<>\s]{1,100}>/gi) ?? [];
  for (const ours of [...mail.answers, ...quoted.slice(0, MOST_QUOTED)]) {
    const id = await outbox.ticketOf(ours);
    const ticket = id === undefined ? undefined : await tickets.byId(id);
    if (ticket) return { ticket, ours };
  }
  return undefined;
}
