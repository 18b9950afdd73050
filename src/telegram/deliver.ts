import { setTimeout } from "node:timers/promises";
import { GrammyError } from "grammy";
import type { Logger } from "pino";
import type { Delivery } from "../escalation/delivery.ts";
import { type DueLoop, startDueLoop } from "../escalation/due-loop.ts";
import type { Escalation } from "../escalation/escalation.ts";
import type { Lane, OwedDelivery } from "../storage/deliveries.ts";
import { isGone, isHarmless, StoppingError } from "./obey-telegram.ts";
import type { SendDelivery } from "./send-delivery.ts";

const MINUTE = 60_000;
/** The request is wrong, or too large. */
const REFUSED = new Set([400, 413]);
const LONGEST_PAUSE = 60 * MINUTE;
/** While something is being sent, what else is owed is looked for this often, in milliseconds. */
const LOOK_AGAIN = 500;
/** Where the database does not take what happened, it is left alone for so long, in milliseconds. */
const DATABASE_RESTS = 2000;

type Owed = OwedDelivery<Delivery>;

/**
 * Sends the messages that are owed because of tickets: many at once, but one after the other to the asker of a ticket and
 * to the staff about it. A message is struck off only when Telegram has taken it.
 */
export function startDeliveries(dependencies: {
  readonly send: SendDelivery;
  readonly escalation: Pick<Escalation, "deliveries" | "failures">;
  readonly logger: Logger;
}): DueLoop {
  const { send, escalation, logger } = dependencies;
  const { deliveries, failures } = escalation;
  const stopping = new AbortController();
  /** What Telegram has taken and the database may not know: nothing is said again while this process lives. */
  const taken = new Map<number, { readonly left: Delivery | undefined }>();

  const deliverLane = async (ticket: number, lane: Lane) => {
    for (let owed = await deliveries.first(ticket, lane); owed; owed = await deliveries.first(ticket, lane)) {
      if (!(await deliverOne(owed, lane))) return;
    }
  };

  /** False where it is to be tried again later. */
  const deliverOne = async (owed: Owed, lane: Lane): Promise<boolean> => {
    const known = taken.get(owed.id);
    const left = known ? known.left : owed.content;
    if (left && !(await sendOrSettle(owed, left, lane))) return false;
    taken.set(owed.id, { left: undefined });
    await deliveries.finish(owed.id);
    taken.delete(owed.id);
    return true;
  };

  const sendOrSettle = async (owed: Owed, content: Delivery, lane: Lane): Promise<boolean> => {
    try {
      await send(owed.ticket, content, (left) => {
        taken.set(owed.id, { left });
        return deliveries.shorten(owed.id, left);
      });
      return true;
    } catch (error) {
      if (error instanceof StoppingError) return false;
      if (isHarmless(error)) return true;
      logger.error({ kind: content.kind, reason: (error as Error).message }, "not delivered");
      // What an asker's chat refuses it will refuse again; the staff's may be mended, and everything else may pass.
      const forGood = isGone(error) || (error instanceof GrammyError && REFUSED.has(error.error_code));
      if (lane === "staff" || !forGood) {
        await deliveries.postpone(owed.id, Date.now() + Math.min(LONGEST_PAUSE, MINUTE * 2 ** owed.attempts));
        return false;
      }
      await settle(owed.ticket, content);
      return true;
    }
  };

  const settle = async (ticket: number, content: Delivery) => {
    if (content.kind === "answer") await failures.askerGone(ticket);
    else if (content.kind === "file") await failures.fileRefused(ticket, content.file.name);
    else if (content.kind === "copied file") await failures.fileRefused(ticket, "ჩატში გამოგზავნილი ფაილი");
  };

  const onError = (error: Error) => logger.error({ reason: error.message }, "deliveries stumbled");
  /** What is being served: a chat that has to wait holds up nobody else's. */
  const busy = new Map<string, Promise<void>>();
  const serve = ({ ticket, lane }: { ticket: number; lane: Lane }) => {
    const key = `${ticket} ${lane}`;
    if (busy.has(key)) return;
    const job = deliverLane(ticket, lane)
      .catch(async (error: Error) => {
        onError(error);
        await setTimeout(DATABASE_RESTS, undefined, { signal: stopping.signal }).catch(() => {});
      })
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
      stopping.abort();
      await loop.stop();
      await Promise.all(busy.values());
    },
  };
}
