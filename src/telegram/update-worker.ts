import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Inbox, InboxItem } from "../storage/inbox.ts";

/** So many chats are answered at once; each chat one update after the other. */
const MOST_AT_ONCE = 200;
const MOST_SEEN = 10_000;
const PAUSES = [1000, 2000, 5000, 15_000, 60_000, 300_000];

export interface UpdateWorker {
  /** Takes updates that are stored. */
  push(items: readonly InboxItem[]): void;
  /** Resolves when everything taken is answered, or the time is over; takes nothing more. */
  drain(milliseconds: number): Promise<void>;
  readonly waiting: number;
}

/**
 * Answers stored updates: many chats at once, one at a time within a chat, an urgent one without waiting for its turn.
 * An update is finished only when its handler has ended; one that could not be answered is tried again, and one that the
 * stop interrupts stays for the next start.
 */
export function createUpdateWorker(dependencies: {
  readonly inbox: Inbox;
  readonly handle: (payload: unknown) => Promise<"answered" | "interrupted">;
  readonly logger: Logger;
  /** Before an update is tried again, in milliseconds; the last one is kept to. */
  readonly pauses?: readonly number[];
}): UpdateWorker {
  const { inbox, handle, logger, pauses = PAUSES } = dependencies;
  const queues = new Map<string, InboxItem[]>();
  const ready: string[] = [];
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  // What was left from before and what comes in meanwhile may overlap at the start.
  const seen = new Set<number>();
  const stopping = new AbortController();
  let waiting = 0;
  let draining = false;
  let scheduled = false;

  const isNew = ({ updateId }: InboxItem) => {
    if (seen.has(updateId)) return false;
    seen.add(updateId);
    if (seen.size > MOST_SEEN) seen.delete(seen.values().next().value as number);
    return true;
  };

  /** False where it is to be tried again. */
  const succeeds = async (item: InboxItem, step: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await step();
    } catch (error) {
      // The handler has its own boundary; what gets here is the database, and the update stays in it.
      logger.error({ update: item.updateId, reason: (error as Error).message }, "update not finished");
      return false;
    }
  };
  /** Tries until it succeeds; false where the stop came before. */
  const persist = async (item: InboxItem, step: () => Promise<boolean>): Promise<boolean> => {
    for (let attempt = 0; !(await succeeds(item, step)); attempt++) {
      if (draining) return false;
      const pause = pauses[Math.min(attempt, pauses.length - 1)];
      await setTimeout(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (draining) return false;
    }
    return true;
  };
  /** What comes later from the same chat waits behind it: a consent must not be overtaken. */
  const answer = async (item: InboxItem) => {
    const answered = await persist(item, async () => (await handle(item.payload)) === "answered");
    // Where the end cannot be noted, only that is tried again: nothing is said twice.
    if (answered)
      await persist(item, async () => {
        await inbox.finish(item.updateId);
        return true;
      });
    waiting--;
  };
  const run = (item: InboxItem, then: () => void) => {
    const job = answer(item).then(() => {
      running.delete(job);
      then();
    });
    running.add(job);
  };
  /** Begins one update and lets the line speak before the next: answers that came back must not wait behind new work. */
  const next = () => {
    scheduled = false;
    if (draining || busy.size >= MOST_AT_ONCE) return;
    const chat = ready.shift();
    const queue = chat === undefined ? undefined : queues.get(chat);
    const item = queue?.shift();
    if (chat === undefined || !queue || !item) return;
    busy.add(chat);
    run(item, () => {
      busy.delete(chat);
      if (queue.length > 0) ready.push(chat);
      else queues.delete(chat);
      schedule();
    });
    schedule();
  };
  const schedule = () => {
    if (scheduled || ready.length === 0) return;
    scheduled = true;
    setImmediate(next);
  };
  return {
    push(items) {
      for (const item of items.filter(isNew)) {
        waiting++;
        if (item.urgent) {
          if (!draining) run(item, () => {});
          continue;
        }
        const queue = queues.get(item.chat);
        if (queue) {
          queue.push(item);
          continue;
        }
        queues.set(item.chat, [item]);
        ready.push(item.chat);
      }
      schedule();
    },
    async drain(milliseconds) {
      draining = true;
      stopping.abort();
      const late = setTimeout(milliseconds, undefined, { ref: false });
      await Promise.race([Promise.allSettled(running), late]);
    },
    get waiting() {
      return waiting;
    },
  };
}
