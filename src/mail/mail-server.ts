/** Where a mail server is and how it is spoken to. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else the line is upgraded (STARTTLS) before anything is said. */
  readonly secure: boolean;
  /** A server on this machine needs no TLS, and no certificate that anybody vouches for. */
  readonly local: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
  /** What follows the host: a mailbox, for IMAP. */
  readonly path: string;
}

const PORTS: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465, "imap:": 143, "imaps:": 993 };

/** Reads `smtps://user:password@host:465` or `imaps://user:password@host/INBOX`; the settings' schema has looked at it. */
export function mailServer(address: string): MailServer {
  const url = new URL(address);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (PORTS[url.protocol] ?? 0) : Number(url.port),
    secure: url.protocol.endsWith("s:"),
    local: ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname),
    auth:
      url.username === ""
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    path: decodeURIComponent(url.pathname.slice(1)),
  };
}
