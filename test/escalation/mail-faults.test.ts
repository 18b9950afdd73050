import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MailHost } from "../mail/mail-host.ts";
import { EscalationLoop, SECRETARIAT } from "./escalation-loop.ts";

const HOUR = 3600 * 1000;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a mail server that is down for six hours, 200 questions and 20 kills: every mail arrives, as one", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-outbox-"));
  const silent = await new MailHost().start();
  const { port } = silent;
  await silent.stop();
  const begun = Date.now();
  const speed = (6 * HOUR) / 4000;
  const launch = () =>
    spawn(
      process.execPath,
      [path.join(import.meta.dirname, "outbox-run.ts"), folder, String(port), "200", String(begun), String(speed)],
      { stdio: ["ignore", "ignore", process.env.TEST_LOG ? "inherit" : "ignore"] },
    );
  const host = new MailHost();
  host.delay = 15;
  let up: Promise<unknown> | undefined;
  let child = launch();
  for (let kill = 0; kill < 20; kill++) {
    await sleep(450 + ((kill * 173) % 300));
    if (!up && Date.now() - begun > 4000) up = host.start(port);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    child = launch();
  }
  const numbers = () => new Set(host.taken.map(({ subject }) => /MSG-\d+-\d+/.exec(subject)?.[0]));
  await host.until(() => numbers().size === 200, 60_000);
  await sleep(1000);
  child.kill("SIGKILL");
  await once(child, "exit");
  // A mail whose taking nobody lived to note comes again under its Message-ID, by which mail servers know it.
  expect(new Set(host.taken.map(({ messageId }) => messageId)).size).toBe(200);
  expect(host.taken.length - 200).toBeLessThanOrEqual(20);
  await host.stop();
}, 120_000);

test("a mail at which the server drops the line does not hold up those behind it", async () => {
  const host = await new MailHost().start();
  host.drop = (subject) => subject.includes("MSG-2026-00001");
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-outbox-"));
  const run = [
    path.join(import.meta.dirname, "outbox-run.ts"),
    folder,
    String(host.port),
    "5",
    String(Date.now()),
    "1",
  ];
  const child = spawn(process.execPath, run, { stdio: "ignore" });
  await host.until(() => host.taken.length === 4);
  child.kill("SIGKILL");
  await once(child, "exit");
  await host.stop();
});

let loop: EscalationLoop;

beforeAll(async () => {
  loop = await EscalationLoop.start({ imap: false });
}, 30_000);

afterAll(() => loop.stop());

test("line breaks, 1,000 characters and marks that turn the text cannot shape a header", async () => {
  const question = `How much does a visa cost?\r\nBcc: everybody@example.org\r\n\u202e${"x".repeat(900)}`;
  const nino = loop.person();
  const before = nino.messages.length;
  nino.say(`/ask_secretariat ${question}`);
  await nino.next(before);
  const { mail } = await loop.send(nino);
  const [head = ""] = mail.source.toString("utf8").split("\r\n\r\n");
  expect(head).not.toMatch(/^bcc:/im);
  expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
  expect(mail.text).not.toContain("\u202e");
  expect(loop.host.taken.filter(({ to }) => to !== SECRETARIAT)).toEqual([]);
});

test("5,000 characters are asked to be shortened", async () => {
  const nino = loop.person();
  expect((await nino.ask(`/ask_secretariat ${"x".repeat(4000)}`)).text).toContain("at most 1,000 characters");
});

test("an address that the server refuses is told in the staff chat, and the mail is kept", async () => {
  loop.host.refuse = (to) => (to === SECRETARIAT ? { code: 550, text: "no such user" } : undefined);
  const nino = loop.person();
  await loop.draft(nino, "How much does a residence permit cost?");
  nino.press("I agree, send it");
  const notice = await loop.told("staff", "წერილი არ მიიღო");
  expect(notice.text).toContain("no such user");
  loop.host.refuse = undefined;
});

test("an answer that the asker's mail server refuses comes into the chat", async () => {
  const nino = loop.person();
  await loop.draft(nino, "How much does a student visa cost?");
  nino.press("○ By e-mail");
  await loop.told(nino, "Write the e-mail address");
  await nino.ask("not an address");
  await nino.ask("nino@example.org");
  const { number } = await loop.send(nino);
  loop.host.refuse = (to) => (to === "nino@example.org" ? { code: 550, text: "mailbox is full" } : undefined);
  loop.replyInChat(await loop.told("staff", `${number}\n`), "It costs nothing.");
  await loop.told(nino, "could not be delivered to your mailbox");
  expect((await loop.told(nino, "It costs nothing.")).text).toContain(number);
  await loop.told("staff", `${number}: საფოსტო სერვერმა კითხვის ავტორისთვის გაგზავნილი პასუხი არ მიიღო`);
  loop.host.refuse = undefined;
});
