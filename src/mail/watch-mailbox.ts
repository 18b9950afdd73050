import { setTimeout } from "node:timers/promises";
import { type FetchMessageObject, ImapFlow } from "imapflow";
import type { Logger } from "pino";
import type { MailboxCursor } from "../storage/mailbox-cursor.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import type { MailServer } from "./mail-server.ts";
import { parseMail, UnreadableMailError } from "./parse-mail.ts";

const PAUSES = [500, 1000, 2000, 5000, 15_000, 30_000, 60_000];
/** The mailbox is looked at this often although the server says nothing, in milliseconds. */
const LOOK_EVERY = 5 * 60_000;
/** Of larger mails only the head is read, in bytes. */
const LARGEST = 60 * 1024 * 1024;
/** A mail that the server fails to give so often in a row is left aside, once one behind it could be read. */
const MOST_FAILURES = 10;
const DAY = 24 * 3600 * 1000;

export interface MailboxWatch {
  stop(): Promise<void>;
}

/**
 * Watches a mailbox over IMAP: IDLE tells what is new, the UID how far it was read (RFC 9051), and a broken line is
 * called again. Nothing in the mailbox is changed.
 *
 * @param receive takes one mail; where it throws, the mail is read again later, however often
 * @param onLeftAside told of a mail that cannot be read; where it throws, it is told again later
 * @param pauses before the server is called again, in milliseconds; the last one is kept to
 * @param lookBackDays how old mails are read where nothing is known of the mailbox yet
 */
export function watchMailbox(dependencies: {
  readonly server: MailServer;
  readonly cursor: MailboxCursor;
  readonly receive: (mail: IncomingMail) => Promise<unknown>;
  readonly onLeftAside: () => Promise<void>;
  readonly lookBackDays: number;
  readonly logger: Logger;
  readonly pauses?: readonly number[];
}): MailboxWatch {
  const { server, cursor, receive, onLeftAside, lookBackDays, logger, pauses = PAUSES } = dependencies;
  const path = server.path === "" ? "INBOX" : server.path;
  const name = `${server.auth?.user}@${server.host}/${path}`;
  const stopping = new AbortController();
  const failures = new Map<number, number>();
  let attempt = 0;

  /** Undefined where the mail was deleted since it was listed. */
  const fetchSource = async (client: ImapFlow, uid: number): Promise<Buffer | undefined> => {
    const range = String(uid);
    const head = await client.fetchOne(range, { size: true, headers: true }, { uid: true });
    if (!head) return undefined;
    const whole = (head.size ?? 0) <= LARGEST && (await client.fetchOne(range, { source: true }, { uid: true }));
    return sourceOf(whole || head);
  };

  const leaveAside = async (reason: string) => {
    logger.error({ reason }, "a mail cannot be read; left aside");
    await onLeftAside();
  };

  /** Where what came of a mail cannot be kept, it is read again for as long as that takes; nothing is skipped for it. */
  const take = async (source: Buffer) => {
    try {
      await receive(await parseMail(source));
    } catch (error) {
      // Neither the mail nor a mistake in this program is mended by another attempt.
      const forGood = error instanceof UnreadableMailError || error instanceof TypeError || error instanceof RangeError;
      if (!forGood) throw error;
      await leaveAside(error.stack ?? error.message);
    }
  };

  const readNew = async (client: ImapFlow, uidValidity: string) => {
    const known = await cursor.position(name);
    const from = known?.uidValidity === uidValidity ? known.lastUid + 1 : 1;
    const since = from === 1 ? { since: new Date(Date.now() - lookBackDays * DAY) } : {};
    const uids = (await client.search({ uid: `${from}:*`, ...since }, { uid: true })) || [];
    // "5:*" means the last message too where it lies below 5.
    const fresh = uids.filter((candidate) => candidate >= from).sort((a, b) => a - b);
    let stuck = false;
    for (const uid of fresh) {
      if (stopping.signal.aborted) return;
      // With nothing behind it, it may be the server's trouble and not the mail's: it is asked for as long as that takes.
      if ((failures.get(uid) ?? 0) >= MOST_FAILURES && uid !== fresh.at(-1)) {
        stuck = true;
        continue;
      }
      const source = await fetchSource(client, uid).catch((error: Error) => {
        failures.set(uid, (failures.get(uid) ?? 0) + 1);
        throw error;
      });
      if (stuck) await leaveAside("the mail server does not give it");
      stuck = false;
      failures.clear();
      if (source) await take(source);
      await cursor.move(name, { uidValidity, lastUid: uid });
    }
  };

  const watch = async () => {
    const client = connect(server);
    const closed = new Promise<never>((_, reject) => {
      client.on("close", () => reject(new Error("the line is closed")));
      client.on("error", reject);
    });
    closed.catch(() => {});
    const stop = () => client.close();
    stopping.signal.addEventListener("abort", stop, { once: true });
    try {
      await client.connect();
      const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
      logger.info("watching the mailbox");
      let arrived = Promise.withResolvers<void>();
      client.on("exists", () => arrived.resolve());
      while (!stopping.signal.aborted) {
        arrived = Promise.withResolvers<void>();
        await Promise.race([readNew(client, String(uidValidity)), closed]);
        attempt = 0;
        client.idle().catch(() => {});
        const waiting = new AbortController();
        const aWhile = sleep(LOOK_EVERY, AbortSignal.any([stopping.signal, waiting.signal]));
        await Promise.race([arrived.promise, closed, aWhile]).finally(() => waiting.abort());
      }
    } finally {
      stopping.signal.removeEventListener("abort", stop);
      client.close();
    }
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await watch();
      } catch (error) {
        if (stopping.signal.aborted) return;
        const { message, authenticationFailed } = error as Error & { authenticationFailed?: boolean };
        if (authenticationFailed) logger.error("the mail server refuses the user or the password in IMAP_URL");
        else logger.warn({ reason: message, attempt }, "no line to the mailbox; trying again");
        await sleep(pauses[Math.min(attempt++, pauses.length - 1)] as number, stopping.signal);
      }
    }
  };
  const finished = run();
  return {
    async stop() {
      stopping.abort();
      await finished;
    },
  };
}

function connect({ host, port, secure, local, auth }: MailServer): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure,
    ...(secure || local ? {} : { doSTARTTLS: true }),
    tls: { rejectUnauthorized: !local },
    auth: auth ?? { user: "" },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: LOOK_EVERY,
  });
}

function sourceOf({ source, headers }: FetchMessageObject): Buffer {
  return source ?? headers ?? Buffer.alloc(0);
}

/** An abort ends it early. */
function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}
