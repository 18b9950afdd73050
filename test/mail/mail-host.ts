import { ImapFlow } from "imapflow";
import { simpleParser } from "mailparser";
import { createTransport, type SendMailOptions } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { createWaiting } from "../wait-until.ts";
import { PASSWORD } from "./dovecot.ts";

export const AUTHSERV_ID = "mx.test";

/** A mail that came over SMTP. */
export interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly source: Buffer;
}

/**
 * The mail server of both sides: takes mails over SMTP, says in a header whether their sender is whom they say, and, where
 * there is an IMAP server, puts them into the mailbox of their recipient.
 */
export class MailHost {
  readonly taken: TakenMail[] = [];
  /** Domains whose senders are vouched for. */
  readonly vouched = new Set<string>(["sda.gov.ge"]);
  /** What is answered to a recipient or a mail; undefined to take it. */
  refuse: ((to: string) => { code: number; text: string } | undefined) | undefined;
  /** Mails at which the line is cut instead of an answer. */
  drop: ((subject: string) => boolean) | undefined;
  /** How long it takes to take a mail, in milliseconds. */
  delay = 0;
  readonly #server: SMTPServer;
  readonly #imapPort: number | undefined;
  readonly #waiting = createWaiting();
  #port = 0;

  constructor(imapPort?: number) {
    this.#imapPort = imapPort;
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      size: 60 * 1024 * 1024,
      onRcptTo: (address, _session, done) => {
        const refusal = this.refuse?.(address.address);
        done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const [, subject = ""] = /^Subject: (.*)$/m.exec(Buffer.concat(chunks).toString()) ?? [];
          if (this.drop?.(subject)) {
            for (const connection of this.#server.connections) (connection as unknown as { close(): void }).close();
            return;
          }
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
          this.#take(from, session.envelope.rcptTo[0]?.address ?? "", Buffer.concat(chunks)).then(() => done(), done);
        });
      },
    });
    this.#server.on("error", () => {});
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.server.address();
    if (typeof address === "object" && address) this.#port = address.port;
    return this;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Sends a mail as somebody's mail program would. */
  async send(mail: SendMailOptions): Promise<void> {
    const transport = createTransport({ host: "127.0.0.1", port: this.#port, ignoreTLS: true });
    await transport.sendMail(mail);
    transport.close();
  }

  until<Found>(condition: () => Found | undefined | false, milliseconds = 20_000): Promise<Found> {
    return this.#waiting.until(condition, milliseconds);
  }

  async #take(from: string, to: string, source: Buffer): Promise<void> {
    const mail = await simpleParser(source);
    const domain = (mail.from?.value[0]?.address ?? "").split("@").at(-1) ?? "";
    const verdict = this.vouched.has(domain) ? "pass" : "fail";
    const stamped = Buffer.concat([
      Buffer.from(`Authentication-Results: ${AUTHSERV_ID}; dmarc=${verdict} header.from=${domain}\r\n`),
      source,
    ]);
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.#imapPort !== undefined) await append(this.#imapPort, to, stamped);
    this.taken.push({
      from,
      to,
      messageId: mail.messageId ?? "",
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      html: mail.html || "",
      source,
    });
    this.#waiting.changed();
  }
}

/** Puts a mail into somebody's mailbox. */
export async function append(port: number, address: string, source: Buffer): Promise<void> {
  const client = mailbox(port, address);
  await client.connect();
  await client.append("INBOX", source);
  await client.logout();
}

export function mailbox(port: number, address: string): ImapFlow {
  return new ImapFlow({
    host: "127.0.0.1",
    port,
    secure: false,
    auth: { user: address.replace("@", "-at-"), pass: PASSWORD },
    logger: false,
  });
}

export function imapUrl(port: number, address: string): string {
  return `imap://${encodeURIComponent(address.replace("@", "-at-"))}:${PASSWORD}@127.0.0.1:${port}/INBOX`;
}
