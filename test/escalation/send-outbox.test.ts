import { pino } from "pino";
import { expect, test } from "vitest";
import { startOutbox } from "../../src/escalation/send-outbox.ts";
import type { SendMail, SendMailResult } from "../../src/mail/send-mail.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createOutbox, type Outbox, type OutgoingMail } from "../../src/storage/outbox.ts";
import { createVault } from "../../src/storage/vault.ts";
import { createWaiting } from "../wait-until.ts";

const vault = createVault(Buffer.alloc(32, 1));
const mail = { to: { kind: "staff" }, subject: "x", text: "x" } as const;

/** An outbox whose mail server answers what it is told to, on a clock that leaps to what is due. */
async function start(
  answers: SendMailResult[],
  change: (outbox: Outbox) => Outbox = (outbox) => outbox,
  first: OutgoingMail = mail,
) {
  const clock = { now: 0 };
  const sent: string[] = [];
  const waiting = createWaiting();
  const outbox = createOutbox(await openDatabase(":memory:", vault.cipherKey), vault, () => clock.now);
  const send = async (_mail: unknown, _to: string, messageId: string): Promise<SendMailResult> => {
    sent.push(messageId);
    waiting.changed();
    return answers.shift() ?? { kind: "sent" };
  };
  const rejected: string[] = [];
  await outbox.add({ ticket: 1, messageId: "<1@x>", mail: first });
  const loop = startOutbox({
    outbox: change(outbox),
    send: send as SendMail,
    staffAddress: () => "staff@example.ge",
    failures: {
      async mailRejected({ id, mail: { to } }, reason) {
        rejected.push(reason);
        if (to.kind === "asker") await outbox.drop(id);
        return to.kind === "staff";
      },
    },
    logger: pino({ level: "silent" }),
    now: () => clock.now,
  });
  const leap = async () => {
    clock.now += 24 * 3600 * 1000;
    loop.wake();
  };
  return {
    outbox,
    sent,
    rejected,
    loop,
    leap,
    until: (count: number) => waiting.until(() => sent.length === count, 5000),
  };
}

test("a mail that may have gone out once may have for ever: staff are told when its question is taken back", async () => {
  const { outbox, loop, leap, until } = await start([
    { kind: "delayed", reason: "the line broke", unconfirmed: true, whole: false },
    { kind: "delayed", reason: "no line", unconfirmed: false, whole: true },
    { kind: "delayed", reason: "no line", unconfirmed: false, whole: true },
  ]);
  await until(1);
  for (const count of [2, 3]) {
    await leap();
    await until(count);
  }
  await loop.stop();
  expect(await outbox.dropTicket(1)).toBe(true);
});

test("a mail that is taken while the database is stuck is not sent again", async () => {
  let stuck = 2;
  const { outbox, sent, loop, leap } = await start([], (inner) => ({
    ...inner,
    async finish(id) {
      if (stuck-- > 0) throw new Error("database is locked");
      await inner.finish(id);
    },
  }));
  for (let attempt = 0; attempt < 50 && (await outbox.waiting()) > 0; attempt++) {
    await leap();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await outbox.waiting()).toBe(0);
  expect(sent).toEqual(["<1@x>"]);
  await loop.stop();
});

test("an answer that the asker's mail server puts off for days comes to the chat instead", async () => {
  const full: SendMailResult = { kind: "delayed", reason: "452 mailbox is full", unconfirmed: false, whole: false };
  const first: OutgoingMail = { ...mail, to: { kind: "asker", address: "nino@example.org" } };
  const { outbox, rejected, loop, leap, until } = await start([full, full, full, full], undefined, first);
  for (const count of [1, 2, 3, 4]) {
    await until(count);
    await leap();
  }
  await expect.poll(() => rejected).toEqual(["452 mailbox is full"]);
  expect(await outbox.waiting()).toBe(0);
  await loop.stop();
});

test("a mail that is refused day after day does not hold up the others", async () => {
  const { outbox, sent, loop, leap, until } = await start([{ kind: "rejected", reason: "550 no such user" }]);
  await until(1);
  await outbox.add({ ticket: 2, messageId: "<2@x>", mail });
  loop.wake();
  await until(2);
  expect(sent).toEqual(["<1@x>", "<2@x>"]);
  await leap();
  await until(3);
  await loop.stop();
});
