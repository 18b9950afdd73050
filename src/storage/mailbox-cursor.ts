import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** How far a mailbox has been read. */
export interface MailboxPosition {
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** Remembers what was read of a mailbox, so that nothing is read twice or skipped. */
export interface MailboxCursor {
  position(mailbox: string): Promise<MailboxPosition | undefined>;
  move(mailbox: string, position: MailboxPosition): Promise<void>;
  /** Marks a mail as read; false where it was read before. */
  markRead(messageId: string): Promise<boolean>;
}

export function createMailboxCursor(
  database: Kysely<Tables>,
  vault: Vault,
  now: () => number = Date.now,
): MailboxCursor {
  return {
    async position(mailbox) {
      const row = await database
        .selectFrom("mailboxes")
        .selectAll()
        .where("name", "=", vault.hash("mail", mailbox))
        .executeTakeFirst();
      return row && { uidValidity: row.uid_validity, lastUid: row.last_uid };
    },
    async move(mailbox, { uidValidity, lastUid }) {
      const row = { name: vault.hash("mail", mailbox), uid_validity: uidValidity, last_uid: lastUid };
      await database
        .insertInto("mailboxes")
        .values(row)
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
    },
    async markRead(messageId) {
      const inserted = await database
        .insertInto("mails_read")
        .values({ mail: vault.hash("mail", messageId), read_at: now() })
        .onConflict((conflict) => conflict.column("mail").doNothing())
        .returning("mail")
        .execute();
      return inserted.length > 0;
    },
  };
}
