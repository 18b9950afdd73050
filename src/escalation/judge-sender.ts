import { domainOf, readAuthenticationResults } from "./authentication-results.ts";

/** What is looked at of a mail to judge who wrote it. */
export interface MailHeaders {
  /** Addresses in From; a mail should have just one. */
  readonly from: readonly string[];
  /** The Authentication-Results headers from top to bottom. */
  readonly authenticationResults: readonly string[];
  /** Any other header by its lower-case name. */
  header(name: string): string | undefined;
}

export type SenderJudgement =
  | { readonly kind: "staff"; readonly address: string }
  | { readonly kind: "stranger"; readonly address: string; readonly reason: "domain" | "unauthenticated" }
  | { readonly kind: "automatic" }
  | { readonly kind: "bounce" };

export interface SenderSettings {
  readonly staffDomains: readonly string[];
  /** The name that our own receiving server writes into its Authentication-Results (RFC 8601). */
  readonly authservId: string;
}

/**
 * Judges a mail's sender. Staff are those whose address lies in a staff domain and whom our own receiving server vouches
 * for: dmarc=pass, or a passing DKIM signature or SPF of that very domain. Only the topmost Authentication-Results
 * counts: what stands below may have come with the mail.
 */
export function judgeSender(mail: MailHeaders, settings: SenderSettings): SenderJudgement {
  if (isBounce(mail)) return { kind: "bounce" };
  if (isAutomatic(mail)) return { kind: "automatic" };
  const [address = "", ...others] = mail.from.map((one) => one.toLowerCase());
  const domain = address.split("@").at(-1) ?? "";
  if (others.length > 0 || !settings.staffDomains.includes(domain))
    return { kind: "stranger", address, reason: "domain" };
  const [topmost = ""] = mail.authenticationResults;
  return isVouchedFor(topmost, domain, settings.authservId)
    ? { kind: "staff", address }
    : { kind: "stranger", address, reason: "unauthenticated" };
}

function isVouchedFor(header: string, domain: string, authservId: string): boolean {
  const { server, results } = readAuthenticationResults(header);
  if (server !== authservId.toLowerCase()) return false;
  const dmarc = results.filter(({ method }) => method === "dmarc");
  // A server says it once; whatever says it otherwise was put there.
  if (dmarc.length > 1 || dmarc.some(({ result }) => result !== "pass" && result !== "none")) return false;
  return results.some(({ method, result, properties }) => {
    if (result !== "pass") return false;
    const isOf = (property: string) => domainOf(properties.get(property) ?? "") === domain;
    switch (method) {
      case "dmarc":
        return isOf("header.from") || !properties.has("header.from");
      case "dkim":
        return isOf("header.d") || isOf("header.i");
      case "spf":
        return isOf("smtp.mailfrom");
      default:
        return false;
    }
  });
}

/** Delivery reports: RFC 3464, and servers that only come from nobody. */
function isBounce(mail: MailHeaders): boolean {
  const type = (mail.header("content-type") ?? "").toLowerCase();
  if (type.includes("multipart/report") && type.includes("delivery-status")) return true;
  const from = mail.from[0]?.toLowerCase() ?? "";
  return mail.header("return-path")?.trim() === "<>" && /^(?:mailer-daemon|postmaster)@/.test(from);
}

/** Absence notes and other mails that no person wrote: RFC 3834, and what older programs set instead. */
function isAutomatic(mail: MailHeaders): boolean {
  const submitted = mail.header("auto-submitted")?.trim().toLowerCase();
  if (submitted !== undefined && !submitted.startsWith("no")) return true;
  if (mail.header("return-path")?.trim() === "<>") return true;
  if (mail.header("x-autoreply") !== undefined || mail.header("x-autorespond") !== undefined) return true;
  const precedence = mail.header("precedence")?.trim().toLowerCase() ?? "";
  return ["auto_reply", "bulk", "junk", "list"].includes(precedence);
}
