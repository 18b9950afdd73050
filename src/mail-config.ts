import { z } from "zod";

const SMTP_ERROR = "the address of a mail server is expected, like smtps://user:password@mail.example.ge:465";
const IMAP_ERROR = "the address of a mailbox is expected, like imaps://user:password@mail.example.ge:993/INBOX";
const PERCENT_ERROR = 'in user and password "%" is written as %25, "@" as %40, ":" as %3A and "/" as %2F';
const DOMAINS_ERROR = "domains are expected, with commas between them, like sda.gov.ge,justice.gov.ge";

const domain = z.string().regex(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/, DOMAINS_ERROR);

/** Settings of the way to the secretariat's mailbox and back. */
export const mailShape = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: SMTP_ERROR })
    .refine(isDecodable, PERCENT_ERROR)
    .optional(),
  MAIL_FROM: z.email("an e-mail address is expected, like megzuri@example.ge").optional(),
  ESCALATION_EMAIL: z.email("an e-mail address is expected, like secretariat@example.ge").optional(),
  IMAP_URL: z
    .url({ protocol: /^imaps?$/, error: IMAP_ERROR })
    .refine(isDecodable, PERCENT_ERROR)
    .optional(),
  STAFF_EMAIL_DOMAINS: z
    .string()
    .transform((text) =>
      text
        .toLowerCase()
        .split(",")
        .map((one) => one.trim()),
    )
    .pipe(z.array(domain))
    .optional(),
  MAIL_AUTHSERV_ID: z.string().trim().regex(/^\S+$/, "one name is expected, like mx.example.ge").optional(),
};

/** A URL takes a bare "%", the reading of a password does not. */
function isDecodable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

type MailSettings = z.infer<z.ZodObject<typeof mailShape>>;

/** What one mail setting needs of the others. */
export function checkMailSettings(settings: MailSettings, context: z.RefinementCtx<MailSettings>): void {
  const needs = (variable: keyof MailSettings, message: string) =>
    context.addIssue({ code: "custom", path: [variable], message });
  if (settings.SMTP_URL !== undefined && settings.MAIL_FROM === undefined)
    needs("MAIL_FROM", "it is needed with SMTP_URL: the address that mails are sent from and answered to");
  if (settings.IMAP_URL === undefined) return;
  if (settings.SMTP_URL === undefined)
    needs("SMTP_URL", "it is needed with IMAP_URL: what is answered must be sent first");
  if (settings.STAFF_EMAIL_DOMAINS === undefined)
    needs("STAFF_EMAIL_DOMAINS", "it is needed with IMAP_URL, or anybody could answer in the secretariat's name");
  if (settings.MAIL_AUTHSERV_ID === undefined)
    needs(
      "MAIL_AUTHSERV_ID",
      "it is needed with IMAP_URL: the name that your mail server writes first into Authentication-Results",
    );
}
