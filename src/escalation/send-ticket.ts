import type { Limits } from "../storage/limits.ts";
import { composeTicketMail } from "./compose-ticket-mail.ts";
import type { EscalationParts } from "./escalation-parts.ts";
import { newMessageId } from "./message-id.ts";
import type { Records } from "./records.ts";
import { sameQuestionKey, type Ticket, type TicketContent } from "./ticket.ts";
import { afterWorkingDays, isWorking } from "./working-hours.ts";

const DAY = 24 * 3600 * 1000;
/** So many questions a person may send in a day. */
export const MOST_A_DAY = 5;
const LIMIT = [{ name: "tickets", of: "person", most: MOST_A_DAY, window: DAY }] as const;
/** The secretariat is expected to answer within so many working days; then staff are reminded. */
export const WORKING_DAYS = 2;

export type SendResult =
  | { readonly kind: "sent"; readonly number: string; readonly expectedBy: number; readonly working: boolean }
  /** The same question of the same person waits for its answer. */
  | { readonly kind: "sent before"; readonly number: string }
  | { readonly kind: "too many" }
  /** There is no such draft: it was sent, dropped, or it is of another day. */
  | { readonly kind: "no draft" };

export type SendTicket = (who: { person: number; chat: number }, draft: number) => Promise<SendResult>;

/**
 * Makes a draft a ticket. The number, the e-mail that is owed and the message that is owed to the staff chat are written
 * in one transaction: all of it is there, or nothing.
 */
export function createSendTicket(parts: EscalationParts & { readonly limits: Limits }): SendTicket {
  const { store, settings, times, now, wake, limits } = parts;
  return async (who, id) => {
    const draft = await store.tickets.draft(who.person);
    if (draft?.id !== id || !draft.content || draft.content.question === "") return { kind: "no draft" };
    const { content: drafted } = draft;
    const questionKey = sameQuestionKey(drafted.question);
    const same = await store.tickets.sameQuestion(who.person, questionKey);
    if (same) {
      await store.tickets.dropDraft(who.person);
      return { kind: "sent before", number: same.number };
    }
    if ((await limits.use(LIMIT, who)).kind === "over") return { kind: "too many" };
    const time = now();
    const year = Number(new Intl.DateTimeFormat("en", { timeZone: times().timeZone, year: "numeric" }).format(time));
    const number = await store.atomically(async (records) => {
      const content = await contentToSend(records, drafted);
      const draftToOpen = { id, person: who.person, year, questionKey, content };
      const ticket = await open(records, draftToOpen, drafted.continues);
      if (!ticket) return undefined;
      await records.outbox.add({
        ticket: ticket.id,
        messageId: newMessageId(ticket.number, "question", settings.mailDomain),
        mail: {
          ...composeTicketMail(content, ticket.number, settings),
          ...referencesTo(await records.outbox.firstMessageId(ticket.id)),
        },
      });
      if (settings.staffChat) await records.deliveries.add(ticket.id, "staff", { kind: "staff ticket" });
      return ticket.number;
    });
    if (number === undefined) return { kind: "no draft" };
    wake();
    return {
      kind: "sent",
      number,
      expectedBy: afterWorkingDays(time, WORKING_DAYS, times()),
      working: isWorking(time, times()),
    };
  };
}

/** A ticket of its own, or the one that the draft goes on with, open again. */
async function open(
  records: Records,
  draft: Parameters<Records["tickets"]["open"]>[0],
  continues: number | undefined,
): Promise<Ticket | undefined> {
  const earlier = continues === undefined ? undefined : await records.tickets.byId(continues);
  if (earlier?.state !== "answered" || !earlier.content) return records.tickets.open(draft);
  await records.tickets.dropDraft(draft.person);
  await records.tickets.reopen(earlier.id, { ...draft, content: { ...draft.content, sentFrom: draft.id } });
  return earlier;
}

/** What of a draft is sent: with the first question and its answer, where it goes on with a ticket that is still there. */
export async function contentToSend(store: Pick<Records, "tickets">, draft: TicketContent): Promise<TicketContent> {
  const { awaiting: _, continues, ...own } = draft;
  const earlier = continues === undefined ? undefined : await store.tickets.byId(continues);
  // While its last question waits, another one is a ticket of its own.
  if (earlier?.state !== "answered" || !earlier.content) return own;
  const { question, answer } = earlier.content;
  return { ...own, question, ...(answer === undefined ? {} : { answer }), followUp: own.question };
}

function referencesTo(messageId: string | undefined): { references?: string } {
  return messageId === undefined ? {} : { references: messageId };
}
