import { pino } from "pino";
import { expect, test } from "vitest";
import type { Inbox, InboxItem } from "../../src/storage/inbox.ts";
import { createUpdateWorker } from "../../src/telegram/update-worker.ts";

const item = (updateId: number, chat = "a"): InboxItem => ({ updateId, chat, urgent: false, payload: updateId });

function start(handle: (update: number) => Promise<"answered" | "interrupted">) {
  const finished: number[] = [];
  const inbox = { finish: async (id: number) => void finished.push(id) } as unknown as Inbox;
  const worker = createUpdateWorker({
    inbox,
    handle: (payload) => handle(payload as number),
    logger: pino({ level: "silent" }),
    pauses: [5],
  });
  return { worker, finished };
}

test("an update that cannot be answered for now is tried again, and what comes later from its chat waits behind it", async () => {
  let trouble = 3;
  const { worker, finished } = start(async (update) => (update === 1 && trouble-- > 0 ? "interrupted" : "answered"));
  worker.push([item(1), item(2), item(3, "b")]);
  await expect.poll(() => finished.length).toBe(3);
  expect(finished).toEqual([3, 1, 2]);
});

test("where the end of an update cannot be noted, it is noted later, and the update not handled again", async () => {
  let stuck = 2;
  const handled: number[] = [];
  const finished: number[] = [];
  const worker = createUpdateWorker({
    inbox: {
      async finish(id: number) {
        if (stuck-- > 0) throw new Error("database is locked");
        finished.push(id);
      },
    } as unknown as Inbox,
    handle: async (payload) => {
      handled.push(payload as number);
      return "answered";
    },
    logger: pino({ level: "silent" }),
    pauses: [5],
  });
  worker.push([item(1)]);
  await expect.poll(() => finished).toEqual([1]);
  expect(handled).toEqual([1]);
});

test("a stop does not wait for what is to be tried again later", async () => {
  const { worker } = start(async () => "interrupted");
  worker.push([item(1)]);
  await expect.poll(() => worker.waiting).toBe(1);
  const begun = Date.now();
  await worker.drain(5000);
  expect(Date.now() - begun).toBeLessThan(2000);
});
