import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { dovecotMissing } from "../mail/dovecot.ts";
import { killHard, launch } from "../telegram/crash-run.ts";
import { BotApiEmulator } from "../telegram/emulator/bot-api-emulator.ts";
import { STAFF_CHAT } from "../telegram/start-megzuri.ts";
import { aMoment, EscalationLoop } from "./escalation-loop.ts";

describe.skipIf(dovecotMissing)("with a mailbox", () => {
  test("killed six times while 20 answers come in, every asker has theirs, and once but for what was on its way", async () => {
    const loop = await EscalationLoop.start({ imap: true });
    const tickets: Awaited<ReturnType<EscalationLoop["escalate"]>>[] = [];
    for (let index = 0; index < 20; index++)
      tickets.push(await loop.escalate("How much does a residence permit cost?"));
    await loop.bot.stop();
    const environment = { ...loop.environment, STAFF_CHAT_ID: String(STAFF_CHAT) };
    const replies = (async () => {
      for (const { number, mail } of tickets) await loop.reply(mail, `The answer to ${number}.`);
    })();
    loop.emulator.latency = 20;
    let onTheirWay = 0;
    let child = launch(loop.emulator, loop.bot.folder, environment);
    for (let kill = 0; kill < 6; kill++) {
      const before = loop.emulator.calls.length;
      await loop.emulator.until(
        () => loop.emulator.calls.slice(before).some(({ method }) => method === "deleteWebhook"),
        20_000,
      );
      await aMoment(100 + ((kill * 97) % 400));
      onTheirWay += loop.emulator.openCalls + 1;
      await killHard(child);
      child = launch(loop.emulator, loop.bot.folder, environment);
    }
    await replies;
    const answersTo = (number: string) =>
      loop.emulator.messages.filter(({ text }) => text.includes(`The answer to ${number}.`)).length;
    await loop.emulator.until(() => tickets.every(({ number }) => answersTo(number) > 0), 30_000);
    await aMoment();
    child.kill("SIGTERM");
    await once(child, "exit");
    const doubled = tickets.reduce((sum, { number }) => sum + answersTo(number) - 1, 0);
    expect(doubled).toBeLessThanOrEqual(onTheirWay);
    await loop.emulator.stop();
    await loop.host.stop();
    await loop.dovecot?.stop();
  }, 120_000);
});

test("a mail server that takes no word does not hold up the stop", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const loop = await EscalationLoop.start({ imap: false, environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  const nino = loop.person();
  await loop.draft(nino, "How much does a residence permit cost?");
  nino.press("I agree, send it");
  await loop.told(nino, "MSG-");
  await loop.bot.stop();
  const emulator = await new BotApiEmulator().start();
  const child = launch(emulator, loop.bot.folder, { ...loop.environment, TELEGRAM_API_ROOT: emulator.apiRoot });
  await emulator.until(() => emulator.calls.some(({ method }) => method === "getUpdates"), 20_000);
  const begun = Date.now();
  child.kill("SIGTERM");
  await once(child, "exit");
  expect(Date.now() - begun).toBeLessThan(10_000);
  silent.close();
  await emulator.stop();
  await loop.emulator.stop();
  await loop.host.stop();
}, 60_000);
