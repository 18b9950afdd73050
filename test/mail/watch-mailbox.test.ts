import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncomingMail } from "../../src/mail/incoming-mail.ts";
import { mailServer } from "../../src/mail/mail-server.ts";
import { watchMailbox } from "../../src/mail/watch-mailbox.ts";
import { createMailboxCursor } from "../../src/storage/mailbox-cursor.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createVault } from "../../src/storage/vault.ts";
import { createWaiting } from "../wait-until.ts";
import { CuttingProxy } from "./cutting-proxy.ts";
import { Dovecot, dovecotMissing } from "./dovecot.ts";
import { append, imapUrl } from "./mail-host.ts";

const logger = pino({ level: "silent" });
const waiting = createWaiting();
let mailboxes = 0;

describe.skipIf(dovecotMissing)("a watched mailbox", () => {
  let dovecot: Dovecot;
  let proxy: CuttingProxy;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
    proxy = await CuttingProxy.to(dovecot.port);
  }, 30_000);

  afterAll(async () => {
    await proxy.stop();
    await dovecot.stop();
  });

  /** Watches a mailbox of its own; what is thrown at a mail is decided by the test. */
  async function watch(take: (subject: string) => void) {
    const address = `box${++mailboxes}@bot.example.ge`;
    const database = await openDatabase(":memory:");
    const read: string[] = [];
    let leftAside = 0;
    const watched = watchMailbox({
      server: mailServer(imapUrl(proxy.port, address)),
      cursor: createMailboxCursor(database, createVault(Buffer.alloc(32, 1))),
      async receive({ subject }: IncomingMail) {
        take(subject);
        read.push(subject);
        waiting.changed();
      },
      async onLeftAside() {
        leftAside++;
        waiting.changed();
      },
      lookBackDays: 30,
      logger,
      pauses: [10],
    });
    return {
      read,
      leftAside: () => leftAside,
      add: (subject: string) =>
        append(dovecot.port, address, Buffer.from(`From: a@sda.gov.ge\r\nSubject: ${subject}\r\n\r\nx\r\n`)),
      until: (...subjects: string[]) => waiting.until(() => subjects.every((one) => read.includes(one)), 20_000),
      stop: () => watched.stop(),
    };
  }

  test("loses no mail to a disk that is full for long: it is read again until it is kept, before those behind it", async () => {
    let failures = 30;
    const box = await watch(() => {
      if (failures-- > 0) throw Object.assign(new Error("database or disk is full"), { code: "ERR_SQLITE_ERROR" });
    });
    await box.add("an answer");
    await box.add("another");
    await box.until("an answer", "another");
    expect(box.read).toEqual(["an answer", "another"]);
    expect(box.leftAside()).toBe(0);
    await box.stop();
  });

  test("leaves a mail aside that meets a mistake in the program, tells of it and reads on", async () => {
    const box = await watch((subject) => {
      if (subject === "odd") throw new TypeError("undefined is not a function");
    });
    await box.add("odd");
    await box.add("an answer");
    await box.until("an answer");
    expect(box.read).toEqual(["an answer"]);
    expect(box.leftAside()).toBe(1);
    await box.stop();
  });

  test("leaves a mail aside at which the line always breaks, but only once one behind it could be read", async () => {
    const box = await watch(() => {});
    proxy.cutAt = "Subject: trap";
    await box.add("trap");
    await waiting.until(() => proxy.cuts > 15, 20_000);
    expect(box.leftAside()).toBe(0);
    await box.add("an answer");
    await box.until("an answer");
    expect(box.leftAside()).toBe(1);
    await box.add("the next");
    await box.until("the next");
    proxy.cutAt = undefined;
    await box.stop();
  });
});
