import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Delivery } from "./escalation/delivery.ts";
import type { DueLoop } from "./escalation/due-loop.ts";
import type { Escalation } from "./escalation/escalation.ts";
import type { TicketContent } from "./escalation/ticket.ts";
import type { Contacts } from "./knowledge/contacts.ts";
import { isTimeZone } from "./knowledge/working-times.ts";
import type { Limits } from "./storage/limits.ts";
import type { Database } from "./storage/open-database.ts";
import type { Vault } from "./storage/vault.ts";

const REMIND_EVERY = 60_000;
const MAILBOX_NOTICES = [{ name: "mailbox notices", of: "chat", most: 5, window: 24 * 3600 * 1000 }] as const;
const LEFT_ASIDE = "საფოსტო ყუთში არის წერილი, რომელიც ვერ წავიკითხე. გთხოვთ, ნახოთ.";
const OF_NO_TICKET =
  "ბოტის საფოსტო ყუთში მოვიდა თანამშრომლის წერილი, რომელიც ვერცერთ კითხვას ვერ დავუკავშირე. არავის გადავეცი; გთხოვთ, ნახოთ.";
const MOST_LOOK_BACK_DAYS = 30;
/** So long what is being sent may take at a stop, in milliseconds. */
const LAST_MOMENTS = 1500;

export interface OpenEscalation {
  readonly escalation: Escalation;
  /** Mails that wait to be sent. */
  waiting(): Promise<number>;
  /** A loop that is to be woken when something is owed. */
  wakeAlso(loop: DueLoop): void;
  close(): Promise<void>;
}

/**
 * Sets up the way to the secretariat's mailbox and back; undefined without SMTP_URL, and then nothing of it is loaded.
 *
 * @param tellStaff says something in the staff chat, where there is one
 */
export async function openEscalation(dependencies: {
  readonly config: Config;
  readonly database: Database;
  readonly vault: Vault;
  readonly limits: Limits;
  readonly contacts: () => Contacts;
  readonly tellStaff: (text: string) => Promise<void>;
  readonly logger: Logger;
}): Promise<OpenEscalation | undefined> {
  const { config, database, vault, limits, contacts, tellStaff, logger } = dependencies;
  const { SMTP_URL, MAIL_FROM, IMAP_URL, STAFF_EMAIL_DOMAINS, MAIL_AUTHSERV_ID } = config;
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined;
  const [
    { createEscalation },
    { startOutbox },
    { startDueLoop },
    { remindStaff },
    { createEscalationStore },
    { mailServer },
    { createSendMail },
    { ticketNumber },
    { USUAL_WORKING_TIMES },
  ] = await Promise.all([
    import("./escalation/escalation.ts"),
    import("./escalation/send-outbox.ts"),
    import("./escalation/due-loop.ts"),
    import("./escalation/remind-staff.ts"),
    import("./storage/escalation-store.ts"),
    import("./mail/mail-server.ts"),
    import("./mail/send-mail.ts"),
    import("./escalation/ticket.ts"),
    import("./escalation/working-hours.ts"),
  ]);
  const loops: DueLoop[] = [];
  const now = Date.now;
  const parts = {
    store: createEscalationStore<TicketContent, Delivery>(database, vault, ticketNumber, now),
    settings: {
      answersComeBack: IMAP_URL !== undefined,
      staffChat: config.STAFF_CHAT_ID !== undefined,
      mailDomain: MAIL_FROM.split("@").at(-1) ?? "",
    },
    times: () => {
      const times = contacts().get("secretariat")?.working;
      return times && isTimeZone(times.timeZone) ? times : USUAL_WORKING_TIMES;
    },
    now,
    wake: () => {
      for (const loop of loops) loop.wake();
    },
  };
  const escalation = createEscalation({ ...parts, limits });
  const send = createSendMail(mailServer(SMTP_URL), MAIL_FROM);
  void send.check().then((problem) => {
    if (problem === undefined) logger.info("the mail server answers");
    else logger.error({ problem }, "no mail can be sent for now; what is owed is kept");
  });
  loops.push(
    startOutbox({
      outbox: parts.store.outbox,
      send,
      staffAddress: () => config.ESCALATION_EMAIL ?? contacts().get("secretariat")?.email,
      failures: escalation.failures,
      logger,
      now,
    }),
  );
  const reminders = startDueLoop({
    work: async () => void (await remindStaff(parts)),
    nextAt: async () => now() + REMIND_EVERY,
    now,
    onError: (error) => logger.error({ reason: error.message }, "staff not reminded"),
  });
  const watch =
    IMAP_URL === undefined || STAFF_EMAIL_DOMAINS === undefined || MAIL_AUTHSERV_ID === undefined
      ? undefined
      : await startWatch({ IMAP_URL, STAFF_EMAIL_DOMAINS, MAIL_AUTHSERV_ID });

  async function startWatch(mailbox: { IMAP_URL: string; STAFF_EMAIL_DOMAINS: string[]; MAIL_AUTHSERV_ID: string }) {
    const [{ watchMailbox }, { createReceiveMail }] = await Promise.all([
      import("./mail/watch-mailbox.ts"),
      import("./escalation/receive-mail.ts"),
    ]);
    // Whoever sends a thousand such mails cannot fill the staff chat.
    const tellSometimes = async (text: string) => {
      if ((await limits.use(MAILBOX_NOTICES, { person: 0, chat: 0 })).kind === "allowed") await tellStaff(text);
    };
    const receive = createReceiveMail({
      ...parts,
      senders: { staffDomains: mailbox.STAFF_EMAIL_DOMAINS, authservId: mailbox.MAIL_AUTHSERV_ID },
      answerTicket: escalation.answer,
      failures: escalation.failures,
      limits,
    });
    return watchMailbox({
      server: mailServer(mailbox.IMAP_URL),
      cursor: parts.store.mailbox,
      async receive(mail) {
        const result = await receive(mail);
        if (result.kind === "staff's of no ticket") await tellSometimes(OF_NO_TICKET);
        // Where there is no staff chat, the log is the only one to tell: mail does not get through.
        if (result.kind === "bounce") logger.error("a mail of ours came back: is ESCALATION_EMAIL right?");
        else logger.info(result, "mail read");
      },
      onLeftAside: () => tellSometimes(LEFT_ASIDE),
      lookBackDays: Math.min(MOST_LOOK_BACK_DAYS, config.RETENTION_DAYS),
      logger,
    });
  }

  return {
    escalation,
    waiting: () => parts.store.outbox.waiting(),
    wakeAlso: (loop) => void loops.push(loop),
    async close() {
      const ended = Promise.all([watch?.stop(), reminders.stop(), ...loops.map((loop) => loop.stop())]);
      // What a slow server leaves open is sent again after the next start.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LAST_MOMENTS).unref())]);
      send.close();
    },
  };
}
