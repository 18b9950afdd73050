import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** A file on its way to somebody. */
export interface StoredFile {
  readonly name: string;
  /** In base64. */
  readonly content: string;
}

/** An e-mail as it will be sent; the worker adds sender and server. */
export interface OutgoingMail {
  /** The secretariat's address is looked up when the mail is sent: it may have been mended since. */
  readonly to: { readonly kind: "staff" } | { readonly kind: "asker"; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly StoredFile[];
  /** The secretariat's words, where the mail is their answer: they come to the chat if the mail cannot go out. */
  readonly answer?: { readonly text: string; readonly addition: boolean };
  /** Message-ID of the mail that the ticket began with, for a thread. */
  readonly references?: string;
}

export interface OutboxItem {
  readonly id: number;
  readonly ticket: number;
  readonly messageId: string;
  /** Whether an attempt was begun whose end nobody knows: the program was killed, or the line broke. */
  readonly unconfirmed: boolean;
  readonly attempts: number;
  /** Since when it is owed. */
  readonly since: number;
  readonly mail: OutgoingMail;
}

/** E-mails that are owed: kept until the mail server has taken them. */
export interface Outbox {
  /** Keeps an e-mail. One with a Message-ID that is known already is the same e-mail. */
  add(item: { ticket: number; messageId: string; mail: OutgoingMail }): Promise<void>;
  /** Those whose time has come, those that have waited longest first. */
  due(limit: number): Promise<OutboxItem[]>;
  /** When the next one is due. */
  nextAt(): Promise<number | undefined>;
  /** Counts an attempt before it is made; resolves when that is on disk, to false where the e-mail is not owed any more. */
  begin(id: number): Promise<boolean>;
  /** Forgets the content and keeps the Message-ID. */
  finish(id: number): Promise<void>;
  /** Puts an e-mail off; `unconfirmed` where it may have gone out all the same. */
  postpone(id: number, until: number, unconfirmed: boolean): Promise<void>;
  drop(id: number): Promise<void>;
  /** Drops what is not sent yet of a ticket; true where something of it has been sent, or may have been. */
  dropTicket(ticket: number): Promise<boolean>;
  /** Message-ID of a ticket's first mail. */
  firstMessageId(ticket: number): Promise<string | undefined>;
  /** Message-ID of the mail with a ticket's last question. */
  lastQuestion(ticket: number): Promise<string | undefined>;
  /** The ticket that a mail of ours belongs to. */
  ticketOf(messageId: string): Promise<number | undefined>;
  waiting(): Promise<number>;
}

export function createOutbox(
  database: Kysely<Tables> & { synced?: () => Promise<void> },
  vault: Vault,
  now: () => number = Date.now,
): Outbox {
  const ofTicket = (ticket: number) => database.selectFrom("outbox").selectAll().where("ticket", "=", ticket);
  return {
    async add({ ticket, messageId, mail }) {
      const time = now();
      await database
        .insertInto("outbox")
        .values({
          ticket,
          message_id: messageId,
          state: "waiting",
          mail: vault.seal(mail),
          next_at: time,
          created_at: time,
        })
        .onConflict((conflict) => conflict.column("message_id").doNothing())
        .execute();
    },
    async due(limit) {
      const rows = await database
        .selectFrom("outbox")
        .selectAll()
        .where("state", "!=", "sent")
        .where("next_at", "<=", now())
        .orderBy("next_at")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.flatMap(({ id, ticket, message_id, state, attempts, created_at, mail }): OutboxItem[] =>
        mail
          ? [
              {
                id,
                ticket,
                messageId: message_id,
                unconfirmed: state === "trying",
                attempts,
                since: created_at,
                mail: vault.open<OutgoingMail>(mail),
              },
            ]
          : [],
      );
    },
    async nextAt() {
      const { next } = await database
        .selectFrom("outbox")
        .select((select) => select.fn.min("next_at").as("next"))
        .where("state", "!=", "sent")
        .executeTakeFirstOrThrow();
      return next ?? undefined;
    },
    async begin(id) {
      const owed = await database
        .updateTable("outbox")
        .set((row) => ({ state: "trying", attempts: row("attempts", "+", 1) }))
        .where("id", "=", id)
        .returning("id")
        .execute();
      await database.synced?.();
      return owed.length > 0;
    },
    async finish(id) {
      await database.updateTable("outbox").set({ state: "sent", mail: null }).where("id", "=", id).execute();
      await database.synced?.();
    },
    async postpone(id, until, unconfirmed) {
      await database
        .updateTable("outbox")
        .set({ state: unconfirmed ? "trying" : "waiting", next_at: until })
        .where("id", "=", id)
        .execute();
    },
    async drop(id) {
      await database.deleteFrom("outbox").where("id", "=", id).execute();
    },
    async dropTicket(ticket) {
      const rows = await ofTicket(ticket).execute();
      await database.deleteFrom("outbox").where("ticket", "=", ticket).where("state", "!=", "sent").execute();
      return rows.some(({ state }) => state !== "waiting");
    },
    async firstMessageId(ticket) {
      const row = await ofTicket(ticket).orderBy("id").executeTakeFirst();
      return row?.message_id;
    },
    async lastQuestion(ticket) {
      const row = await ofTicket(ticket)
        .where("message_id", "like", "%.question.%")
        .orderBy("id", "desc")
        .executeTakeFirst();
      return row?.message_id;
    },
    async ticketOf(messageId) {
      const row = await database
        .selectFrom("outbox")
        .select("ticket")
        .where("message_id", "=", messageId)
        .executeTakeFirst();
      return row?.ticket;
    },
    async waiting() {
      const { count } = await database
        .selectFrom("outbox")
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("state", "!=", "sent")
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
