import { GrammyError } from "grammy";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { Delivery } from "../../src/escalation/delivery.ts";
import type { SettleFailures } from "../../src/escalation/settle-failures.ts";
import { createDeliveries, type Deliveries, type Lane } from "../../src/storage/deliveries.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createVault } from "../../src/storage/vault.ts";
import { startDeliveries } from "../../src/telegram/deliver.ts";
import type { SendDelivery } from "../../src/telegram/send-delivery.ts";

const vault = createVault(Buffer.alloc(32, 1));
const ANSWER: Delivery = { kind: "answer", chat: 1, language: "en", number: "MSG-1", text: "x", addition: false };

async function start(send: SendDelivery, change: (deliveries: Deliveries<Delivery>) => object = () => ({})) {
  const inner = createDeliveries<Delivery>(await openDatabase(":memory:", vault.cipherKey), vault);
  const settled: string[] = [];
  const failures = {
    askerGone: async () => void settled.push("asker gone"),
    fileRefused: async () => void settled.push("file refused"),
  } as unknown as SettleFailures;
  const loop = startDeliveries({
    send,
    escalation: { deliveries: { ...inner, ...change(inner) }, failures },
    logger: pino({ level: "silent" }),
  });
  return {
    inner,
    settled,
    loop,
    async owe(lane: Lane, delivery: Delivery) {
      await inner.add(1, lane, delivery);
      loop.wake();
    },
    async untilNothingIsOwed() {
      await expect.poll(() => inner.nextAt(), { timeout: 10_000 }).toBeUndefined();
    },
  };
}

test("what Telegram has taken is not said again while the database is stuck", async () => {
  let stuck = 1;
  const said: string[] = [];
  const { loop, owe, untilNothingIsOwed } = await start(
    async (_, delivery) => void said.push(delivery.kind),
    (inner) => ({
      async finish(id: number) {
        if (stuck-- > 0) throw new Error("database is locked");
        await inner.finish(id);
      },
    }),
  );
  await owe("asker", ANSWER);
  await untilNothingIsOwed();
  expect(said).toEqual(["answer"]);
  await loop.stop();
});

test("of a long answer whose progress cannot be kept, the rest follows and nothing is repeated", async () => {
  let stuck = 1;
  const said: string[] = [];
  const { inner, loop, owe, untilNothingIsOwed } = await start(
    async (_, delivery, shorten) => {
      if (delivery.kind !== "answer") return;
      for (const [index, part] of (delivery.rest ?? ["one", "two", "three"]).entries()) {
        said.push(part);
        const rest = (delivery.rest ?? ["one", "two", "three"]).slice(index + 1);
        if (rest.length > 0) await shorten({ ...delivery, rest });
      }
    },
    (real) => ({
      async shorten(id: number, content: Delivery) {
        if (stuck-- > 0) throw new Error("database is locked");
        return real.shorten(id, content);
      },
      postpone: (id: number) => real.postpone(id, Date.now()),
    }),
  );
  await owe("asker", ANSWER);
  await untilNothingIsOwed();
  expect(said).toEqual(["one", "two", "three"]);
  expect(await inner.due()).toEqual([]);
  await loop.stop();
});

test.each([
  [403, "Forbidden: bot was kicked from the supergroup chat"],
  [400, "Bad Request: not enough rights to send text messages to the chat"],
])(
  "a staff chat that refuses (%i) is owed its tickets until it takes them; an asker's is given up",
  async (code, why) => {
    const refusal = () => {
      throw new GrammyError("refused", { ok: false, error_code: code, description: why }, "sendMessage", {});
    };
    const { inner, settled, loop, owe } = await start(async () => refusal());
    await owe("asker", ANSWER);
    await owe("staff", { kind: "staff ticket" });
    await expect.poll(() => settled, { timeout: 5000 }).toEqual(["asker gone"]);
    // What is left is the ticket for the staff, put off.
    await expect.poll(async () => (await inner.nextAt()) ?? 0).toBeGreaterThan(Date.now() + 30_000);
    await loop.stop();
  },
);
