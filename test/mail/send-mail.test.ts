import { createServer, type Server } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { mailServer } from "../../src/mail/mail-server.ts";
import { createSendMail } from "../../src/mail/send-mail.ts";
import type { OutgoingMail } from "../../src/storage/outbox.ts";
import { MailHost } from "./mail-host.ts";

const MAIL: OutgoingMail = { to: { kind: "staff" }, subject: "პასუხი", text: "გამარჯობა", html: "<p>გამარჯობა</p>" };
async function send(url: string, mail: OutgoingMail = MAIL, to = "nino@example.org") {
  const sendMail = createSendMail(mailServer(url), "megzuri@bot.example.ge");
  const result = await sendMail(mail, to, "<one@bot.example.ge>");
  sendMail.close();
  return result;
}

let host: MailHost | undefined;
let server: Server | undefined;

afterEach(async () => {
  await host?.stop();
  server?.close();
  host = server = undefined;
});

test("a mail is sent with its Message-ID, its thread and its files, and says that a program wrote it", async () => {
  host = await new MailHost().start();
  const attachments = [{ name: "ფორმა.pdf", content: Buffer.from("%PDF").toString("base64") }];
  expect(await send(host.url, { ...MAIL, references: "<zero@x>", attachments })).toEqual({ kind: "sent" });
  const [mail] = host.taken;
  expect(mail).toMatchObject({ subject: "პასუხი", messageId: "<one@bot.example.ge>", to: "nino@example.org" });
  const source = mail?.source.toString() ?? "";
  expect(source).toContain("In-Reply-To: <zero@x>");
  expect(source).toContain("Auto-Submitted: auto-generated");
  expect(mail?.text).toContain("გამარჯობა");
});

test("a refusal for good is told without the address; one for now is tried again", async () => {
  host = await new MailHost().start();
  host.refuse = () => ({ code: 550, text: "<nino@example.org> is unknown here" });
  const refused = await send(host.url);
  expect(refused).toMatchObject({ kind: "rejected", reason: expect.stringContaining("is unknown here") });
  expect(JSON.stringify(refused)).not.toContain("nino@example.org");
  host.refuse = () => ({ code: 450, text: "later" });
  expect(await send(host.url)).toMatchObject({ kind: "delayed", whole: false, unconfirmed: false });
});

test("an address that is none is refused at once and does not stop the mails behind it", async () => {
  host = await new MailHost().start();
  expect(await send(host.url, MAIL, "")).toMatchObject({ kind: "rejected" });
});

test("a server elsewhere is not spoken to without TLS, nor with a certificate that nobody vouches for", async () => {
  // Every address of 127/8 is this machine; only the usual one counts as local.
  for (const disabledCommands of [["STARTTLS"], []]) {
    const elsewhere = new SMTPServer({ authOptional: true, disabledCommands, onData: (_, __, done) => done() });
    const talk: string[] = [];
    elsewhere.on("error", () => {});
    elsewhere.onMailFrom = (address, _, done) => {
      talk.push(address.address);
      done();
    };
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.2", resolve));
    const address = elsewhere.server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const result = await send(`smtp://nino:secret@127.0.0.2:${port}`);
    expect(result).toMatchObject({ kind: "delayed", whole: true });
    expect(talk).toEqual([]);
    await new Promise<void>((resolve) => elsewhere.close(() => resolve()));
  }
});

test("a server that is down has surely not taken the mail; one that breaks off behind it may have", async () => {
  expect(await send("smtp://127.0.0.1:1")).toMatchObject({ kind: "delayed", whole: true, unconfirmed: false });
  const cutting = createServer((socket) => {
    socket.write("220 cutting\r\n");
    let data = false;
    socket.on("data", (chunk) => {
      const line = chunk.toString();
      if (data && line.includes("\r\n.\r\n")) return void socket.destroy();
      if (/^DATA/i.test(line)) {
        data = true;
        socket.write("354 go on\r\n");
      } else if (!data) socket.write("250 fine\r\n");
    });
    socket.on("error", () => {});
  });
  server = cutting;
  await new Promise<void>((resolve) => cutting.listen(0, "127.0.0.1", resolve));
  const address = cutting.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await send(`smtp://127.0.0.1:${port}`)).toMatchObject({ kind: "delayed", whole: false, unconfirmed: true });
});
