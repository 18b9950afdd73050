import { randomBytes } from "node:crypto";

const KINDS = ["question", "notice", "answer"] as const;
type MailKind = (typeof KINDS)[number];

/**
 * A Message-ID of a ticket's mail: `<msg-2026-00042.question.k3j2…@example.ge>`. Given once and kept, so that a mail that
 * is sent again after a broken line is recognised as the same.
 */
export function newMessageId(number: string, kind: MailKind, domain: string): string {
  return `<${number.toLowerCase()}.${kind}.${randomBytes(6).toString("hex")}@${domain}>`;
}

/** What a mail of ours was for; undefined for other mails. */
export function mailKind(messageId: string): MailKind | undefined {
  const [, kind = ""] = /^<msg-\d{4}-\d+\.(\w+)\.[\da-f]+@/i.exec(messageId) ?? [];
  return KINDS.find((known) => known === kind);
}
