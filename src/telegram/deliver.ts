import { GrammyError } from "grammy";
import type { Logger } from "pino";
import type { Delivery } from "../escalation/delivery.ts";
import { type DueLoop, startDueLoop } from "../escalation/due-loop.ts";
import type { Escalation } from "../escalation/escalation.ts";
import type { Lane, Delivery as Owed } from "../storage/deliveries.ts";
import { isGone, isHarmless, StoppingError } from "./obey-telegram.ts";
import type { SendDelivery } from "./send-delivery.ts";

const MINUTE = 60_000;
/** The request is wrong, or too large. */
const REFUSED = new Set([400, 413]);
const LONGEST_PAUSE = 60 * MINUTE;
/** While something is being sent, what else is owed is looked for this often, in milliseconds. */
const LOOK_AGAIN = 500;

/**
 * Sends the messages that are owed because of tickets: many at once, but one after the other to the asker of a ticket and
 * to the staff about it. A message is struck off only when Telegram has taken it.
 */
export function startDeliveries(dependencies: {
  readonly send: SendDelivery;
  readonly escalation: Escalation;
  readonly logger: Logger;
}): DueLoop {
  const { send, escalation, logger } = dependencies;
  const { deliveries, failures } = escalation;

  const deliverLane = async (ticket: number, lane: Lane) => {
    for (let owed = await deliveries.first(ticket, lane); owed; owed = await deliveries.first(ticket, lane)) {
      if (!(await deliverOne(owed))) return;
    }
  };

  /** False where it is to be tried again later. */
  const deliverOne = async (owed: Owed<Delivery>): Promise<boolean> => {
    try {
      await send(owed.ticket, owed.content, (left) => deliveries.shorten(owed.id, left));
    } catch (error) {
      if (error instanceof StoppingError) return false;
      if (!isHarmless(error)) {
        logger.error({ kind: owed.content.kind, reason: (error as Error).message }, "not delivered");
        // What Telegram refuses it will refuse again; everything else may pass.
        if (!isGone(error) && !(error instanceof GrammyError && REFUSED.has(error.error_code))) {
          await deliveries.postpone(owed.id, Date.now() + Math.min(LONGEST_PAUSE, MINUTE * 2 ** owed.attempts));
          return false;
        }
        if (owed.content.kind === "answer") await failures.askerGone(owed.ticket);
        else if (owed.content.kind === "file") await failures.fileRefused(owed.ticket, owed.content.file.name);
        else if (owed.content.kind === "copied file")
          await failures.fileRefused(owed.ticket, "ჩატში გამოგზავნილი ფაილი");
      }
    }
    await deliveries.finish(owed.id);
    return true;
  };

  const onError = (error: Error) => logger.error({ reason: error.message }, "deliveries stumbled");
  /** What is being served: a chat that has to wait holds up nobody else's. */
  const busy = new Map<string, Promise<void>>();
  const serve = ({ ticket, lane }: { ticket: number; lane: Lane }) => {
    const key = `${ticket} ${lane}`;
    if (busy.has(key)) return;
    const job = deliverLane(ticket, lane)
      .catch(onError)
      .then(() => void busy.delete(key));
    busy.set(key, job);
  };
  const loop = startDueLoop({
    work: async () => (await deliveries.due()).forEach(serve),
    nextAt: async () => (busy.size > 0 ? Date.now() + LOOK_AGAIN : deliveries.nextAt()),
    now: Date.now,
    onError,
  });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(busy.values());
    },
  };
}
