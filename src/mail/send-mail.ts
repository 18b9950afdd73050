import { createTransport } from "nodemailer";
import type { OutgoingMail } from "../storage/outbox.ts";
import type { MailServer } from "./mail-server.ts";
import { maskAddresses } from "./mask-addresses.ts";

const NO_LINE = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|Greeting never received|certificate/i;
const CONNECT_TIME = 15_000;
/** Longest silence of the server within a conversation. */
const SILENCE = 60_000;

export type SendMailResult =
  | { readonly kind: "sent" }
  /** The server will never take this mail, to this address. */
  | { readonly kind: "rejected"; readonly reason: string }
  /** Another time; `unconfirmed` where the server may have taken it all the same. */
  | { readonly kind: "delayed"; readonly reason: string; readonly unconfirmed: boolean; readonly whole: boolean };

export interface SendMail {
  (mail: OutgoingMail, to: string, messageId: string): Promise<SendMailResult>;
  /** Logs in and out; resolves to what is wrong, in words for whoever runs the program. */
  check(): Promise<string | undefined>;
  close(): void;
}

/**
 * Sends mails over SMTP, one line kept open for several. Nothing of a mail is ever read from a file or fetched.
 *
 * @param from the address that staff answer to
 */
export function createSendMail(server: MailServer, from: string): SendMail {
  const { host, port, secure, local, auth } = server;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && !local,
    tls: { rejectUnauthorized: !local },
    ...(auth ? { auth } : {}),
    pool: true,
    maxConnections: 1,
    connectionTimeout: CONNECT_TIME,
    greetingTimeout: CONNECT_TIME,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send = async (mail: OutgoingMail, to: string, messageId: string): Promise<SendMailResult> => {
    try {
      await transport.sendMail({
        from: { name: "მეგზური", address: from },
        to: { name: "", address: to },
        subject: mail.subject,
        text: mail.text,
        messageId,
        // Tells absence notes not to answer (RFC 3834), and us that it is our own.
        headers: { "Auto-Submitted": "auto-generated" },
        ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
        ...(mail.html === undefined ? {} : { html: mail.html }),
        ...(mail.references === undefined ? {} : { references: mail.references, inReplyTo: mail.references }),
        attachments: (mail.attachments ?? []).map(({ name, content }) => ({
          filename: name,
          content: Buffer.from(content, "base64"),
        })),
      });
      return { kind: "sent" };
    } catch (error) {
      return readFailure(error as SmtpError);
    }
  };
  const check = () =>
    transport.verify().then(
      () => undefined,
      ({ code, message }: SmtpError) =>
        code === "EAUTH" ? "the mail server refuses the user or the password in SMTP_URL" : message,
    );
  return Object.assign(send, { check, close: () => transport.close() });
}

type SmtpError = Error & { readonly code?: string; readonly command?: string; readonly responseCode?: number };

/** RFC 1870: said when the size of the mail is announced. */
const TOO_LARGE = 552;

/**
 * RFC 5321: an answer of 5yz to the recipient or to the mail itself is for good, 4yz for now. An answer to anything else
 * (the greeting, the login, the sender) says nothing about the mail: the server as a whole is not to be used now.
 */
function readFailure({ message, code, command, responseCode }: SmtpError): SendMailResult {
  const reason = maskAddresses(message);
  const aboutMail = command === "RCPT TO" || command === "DATA" || responseCode === TOO_LARGE;
  if (aboutMail && responseCode !== undefined) {
    if (responseCode >= 500) return { kind: "rejected", reason };
    return { kind: "delayed", reason, unconfirmed: false, whole: false };
  }
  // Nobody can be written to at such an address; the server was not even asked.
  if (code === "EENVELOPE" || code === "EMESSAGE") return { kind: "rejected", reason };
  const noLine = code === "EDNS" || code === "EAUTH" || code === "ETLS" || NO_LINE.test(message);
  if (noLine || responseCode !== undefined) return { kind: "delayed", reason, unconfirmed: false, whole: true };
  // The line broke, maybe behind the mail and before the answer to it, maybe because of this very mail.
  return { kind: "delayed", reason, unconfirmed: true, whole: false };
}
