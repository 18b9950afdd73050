import { createHash } from "node:crypto";
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from "mailparser";
import { detachNamedTexts } from "./detach-named-texts.ts";
import type { IncomingMail } from "./incoming-mail.ts";

const MESSAGE_ID = /<[^<>\s]{1,250}>/g;
/** More than a mail program puts there; the rest of a hostile header is not looked at. */
const MOST_REFERENCES = 50;
const LONGEST_REPORT = 20_000;
const LONGEST_TEXT = 1_000_000;
/** The status of a delivery report stays a part of its own instead of being mixed into the text. */
const OPTIONS = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, keepDeliveryStatus: true };

/** A mail cannot be read, now or later: it is left aside. */
export class UnreadableMailError extends Error {
  readonly code = "unreadable_mail";

  constructor(cause: Error) {
    super(`the mail cannot be read: ${cause.message}`, { cause });
    this.name = "UnreadableMailError";
  }
}

/**
 * Reads a mail as it came over the wire. What is broken in it is left out.
 *
 * @throws UnreadableMailError where it is no mail but a trap: thousands of parts or headers
 */
export async function parseMail(source: Buffer): Promise<IncomingMail> {
  const mail = await simpleParser(detachNamedTexts(source), OPTIONS).catch((error: Error) => {
    throw new UnreadableMailError(error);
  });
  const header = (name: string) => headersNamed(mail, name)[0];
  const messageIds = (name: string): string[] => header(name)?.match(MESSAGE_ID) ?? [];
  const inReplyTo = messageIds("in-reply-to");
  const isReport = /^multipart\/report\b/i.test(header("content-type") ?? "");
  const reports = isReport ? mail.attachments.filter(isOfReport) : [];
  return {
    identity: identityOf(mail),
    inReplyTo,
    answers: [...inReplyTo, ...messageIds("references").reverse()].slice(0, MOST_REFERENCES),
    // Of a mail with several From headers nobody knows which one was vouched for.
    from: headersNamed(mail, "from").length === 1 ? addresses(mail.from) : [],
    subject: mail.subject ?? "",
    text: mail.text?.slice(0, LONGEST_TEXT),
    html: mail.html === false ? undefined : mail.html,
    files: mail.attachments
      .filter((part) => !reports.includes(part) && !isPartOfText(part))
      .map(({ filename, contentType, content }) => ({ name: filename ?? nameFor(contentType), content })),
    report: reports.map(({ content }) => content.toString("utf8", 0, LONGEST_REPORT)).join("\n"),
    authenticationResults: headersNamed(mail, "authentication-results"),
    header,
  };
}

/** Copies of a mail differ in what servers wrote on top; two mails may have one Message-ID by mistake or malice. */
function identityOf({ messageId, subject, text, html, attachments }: ParsedMail): string {
  const hash = createHash("sha256").update(JSON.stringify([subject, text, html]));
  for (const { content } of attachments) hash.update(content);
  return `${messageId ?? ""} ${hash.digest("hex")}`;
}

function headersNamed(mail: ParsedMail, name: string): string[] {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(":") + 1)
        .replace(/\s+/g, " ")
        .trim(),
    );
}

function addresses(from: AddressObject | undefined): string[] {
  return (from?.value ?? []).flatMap(({ address, group }) => [
    ...(address ? [address] : []),
    ...(group ?? []).flatMap((one) => one.address ?? []),
  ]);
}

function isOfReport({ contentType }: Attachment): boolean {
  return ["message/delivery-status", "text/rfc822-headers", "message/rfc822"].includes(contentType);
}

/** A picture that the text refers to by its content id. */
function isPartOfText({ related, contentType, contentDisposition, cid }: Attachment): boolean {
  return related || (contentDisposition === "inline" && cid !== undefined && contentType.startsWith("image/"));
}

/** A mail within a mail has a subject instead of a name. */
function nameFor(contentType: string): string {
  return contentType === "message/rfc822" ? "message.eml" : "file";
}
