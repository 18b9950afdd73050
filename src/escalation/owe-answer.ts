import { shorten } from "../language/shorten.ts";
import type { StoredFile } from "../storage/outbox.ts";
import { composeAnswerMail } from "./compose-answer-mail.ts";
import { newMessageId } from "./message-id.ts";
import type { Records } from "./records.ts";
import type { Ticket } from "./ticket.ts";

/** A longer answer comes with the whole of it as a file. */
const LONGEST_ANSWER = 12_000;

/** What of an answer goes to the asker; the text may be empty where there are files. */
export interface OwedAnswer {
  readonly text: string;
  /** Whether there was an answer before. */
  readonly addition: boolean;
  readonly files: readonly StoredFile[];
  readonly copied?: CopiedFile | undefined;
}

/** A message of the staff chat that holds a file. */
export interface CopiedFile {
  readonly chat: number;
  readonly message: number;
}

/** Owes an answer to the asker where they want it: by e-mail, which is told in their chat, or in the chat. */
export async function oweAnswer(
  records: Records,
  ticket: Ticket,
  answer: OwedAnswer,
  mailDomain: string,
): Promise<void> {
  const { id, number, content } = ticket;
  if (!content) return;
  const { chat, language, replyTo } = content;
  if (replyTo.kind === "chat") return oweInChat(records, ticket, answer);
  await records.outbox.add({
    ticket: id,
    messageId: newMessageId(number, "answer", mailDomain),
    mail: composeAnswerMail({ number, language, address: replyTo.address }, answer),
  });
  await records.deliveries.add(id, "asker", { kind: "answer by mail", chat, language, number, state: "sent" });
}

/** Owes an answer that could not reach the asker's mailbox to their chat. */
export async function oweInsteadOfMail(records: Records, ticket: Ticket, answer: OwedAnswer): Promise<void> {
  const { id, number, content } = ticket;
  if (!content) return;
  const { chat, language } = content;
  await records.deliveries.add(id, "asker", { kind: "answer by mail", chat, language, number, state: "failed" });
  await oweInChat(records, ticket, answer);
}

async function oweInChat(
  records: Records,
  { id, number, content }: Ticket,
  { text, addition, files, copied }: OwedAnswer,
): Promise<void> {
  if (!content) return;
  const { chat, language } = content;
  const told = shorten(text, LONGEST_ANSWER);
  await records.deliveries.add(id, "asker", { kind: "answer", chat, language, number, text: told, addition });
  const whole = { name: `${number}.txt`, content: Buffer.from(text).toString("base64") };
  for (const file of told === text ? files : [whole, ...files])
    await records.deliveries.add(id, "asker", { kind: "file", chat, file });
  if (copied)
    await records.deliveries.add(id, "asker", {
      kind: "copied file",
      chat,
      from: copied.chat,
      message: copied.message,
    });
}
