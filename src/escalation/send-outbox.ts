import type { Logger } from "pino";
import type { SendMail } from "../mail/send-mail.ts";
import type { Outbox, OutboxItem } from "../storage/outbox.ts";
import { type DueLoop, startDueLoop } from "./due-loop.ts";
import type { SettleFailures } from "./settle-failures.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Pauses after failed attempts; the last one is kept to. */
const PAUSES = [0.25, 0.5, 1, 2, 5, 10, 15].map((minutes) => minutes * MINUTE);
/** So long an asker's mail server may put an answer off. */
const LONGEST_FOR_ASKER = 2 * DAY;
const AT_ONCE = 10;

/**
 * Sends the mails that are owed, one after the other, with growing pauses while the server does not take them. An attempt
 * is on disk before it is made and its end as soon as it is known: what a kill leaves open is sent again under the same
 * Message-ID, by which mail servers and programs know it for the same.
 *
 * @param staffAddress the secretariat's address now; undefined where none is known
 */
export function startOutbox(dependencies: {
  readonly outbox: Outbox;
  readonly send: SendMail;
  readonly staffAddress: () => string | undefined;
  readonly failures: Pick<SettleFailures, "mailRejected">;
  readonly logger: Logger;
  readonly now: () => number;
}): DueLoop {
  const { outbox, send, staffAddress, failures, logger, now } = dependencies;
  let failed = 0;
  let serverRestsUntil = 0;
  /** What the server has taken and the database may not know: it is not sent again while this process lives. */
  const taken = new Set<number>();

  /** False where the server is not to be used for now. */
  const sendOne = async (item: OutboxItem): Promise<boolean> => {
    const { id, messageId, mail, attempts } = item;
    const to = mail.to.kind === "asker" ? mail.to.address : staffAddress();
    if (to === undefined) {
      logger.error("no address of the secretariat: set ESCALATION_EMAIL, or the secretariat's email in contacts.yaml");
      await outbox.postpone(id, now() + pause(attempts), item.unconfirmed);
      return true;
    }
    if (taken.has(id)) {
      await outbox.finish(id);
      taken.delete(id);
      return true;
    }
    // Withdrawn meanwhile.
    if (!(await outbox.begin(id))) return true;
    const result = await send(mail, to, messageId);
    switch (result.kind) {
      case "sent":
        failed = 0;
        taken.add(id);
        await outbox.finish(id);
        taken.delete(id);
        return true;
      case "rejected":
        logger.error({ mail: id, reason: result.reason }, "the mail server refuses a mail");
        if (await failures.mailRejected(item, result.reason)) await outbox.postpone(id, now() + DAY, item.unconfirmed);
        return true;
      case "delayed": {
        // Once it may have gone out, it may have for ever.
        const unconfirmed = item.unconfirmed || result.unconfirmed;
        // A mailbox that is full for days is as good as refused: the answer comes to the chat.
        if (mail.to.kind === "asker" && !result.whole && now() - item.since > LONGEST_FOR_ASKER) {
          await failures.mailRejected(item, result.reason);
          return true;
        }
        logger.warn({ mail: id, reason: result.reason }, "mail not sent yet; trying again");
        if (!result.whole) {
          await outbox.postpone(id, now() + pause(attempts), unconfirmed);
          return true;
        }
        serverRestsUntil = now() + pause(failed++);
        await outbox.postpone(id, serverRestsUntil, unconfirmed);
        return false;
      }
    }
  };
  return startDueLoop({
    async work(stopping) {
      for (let more = now() >= serverRestsUntil; more; ) {
        const items = await outbox.due(AT_ONCE);
        more = items.length > 0;
        for (const item of items) {
          if (stopping.aborted) return;
          if (!(await sendOne(item))) return;
        }
      }
    },
    async nextAt() {
      const next = await outbox.nextAt();
      return next === undefined ? undefined : Math.max(next, serverRestsUntil);
    },
    now,
    onError: (error) => logger.error({ reason: error.message }, "the outbox stumbled"),
  });
}

function pause(attempts: number): number {
  return PAUSES[Math.min(attempts, PAUSES.length - 1)] as number;
}
