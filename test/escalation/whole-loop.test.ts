import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CuttingProxy } from "../mail/cutting-proxy.ts";
import { dovecotMissing } from "../mail/dovecot.ts";
import { append, mailbox } from "../mail/mail-host.ts";
import { aMoment, EscalationLoop, MEGZURI, SECRETARIAT } from "./escalation-loop.ts";

if (dovecotMissing) console.warn(`The loop over a real IMAP server is skipped: ${dovecotMissing}`);

const PDF = Buffer.concat([Buffer.from("%PDF-1.7 a form"), Buffer.alloc(10 * 1024 * 1024, "x")]);

describe.skipIf(dovecotMissing)("from Telegram to the secretariat's mailbox and back", () => {
  let loop: EscalationLoop;
  let proxy: CuttingProxy;

  beforeAll(async () => {
    loop = await EscalationLoop.start({
      imap: true,
      async imapPort(port) {
        proxy = await CuttingProxy.to(port);
        return proxy.port;
      },
    });
  }, 30_000);

  afterAll(async () => {
    await loop.stop();
    await proxy.stop();
  });

  test.each([
    ["ka", "რა ღირს ბინადრობის ნებართვა?", "საფასური ვადაზეა დამოკიდებული.", "სამდივნოს პასუხი თქვენს კითხვაზე"],
    [
      "en",
      "How much does a residence permit cost?",
      "The fee depends on the term.",
      "The secretariat's answer to your",
    ],
    ["ru", "Сколько стоит вид на жительство?", "Сбор зависит от срока.", "Ответ секретариата на ваш вопрос"],
  ] as const)(
    "%s: a question without an answer is in the mailbox, and the reply to it in the chat",
    async (language, question, answer, intro) => {
      const { nino, number, mail } = await loop.escalate(question, language);
      const client = mailbox(loop.dovecot?.port ?? 0, SECRETARIAT);
      await client.connect();
      await client.mailboxOpen("INBOX");
      expect(await client.search({ subject: number })).toHaveLength(1);
      await client.logout();
      expect(mail.text).toContain(question);
      expect(mail.text).toContain("ბოტმა მასალებში პასუხი ვერ იპოვა.");
      expect(mail.text).not.toContain("Nino");
      await loop.reply(mail, answer);
      const told = await loop.told(nino, answer);
      expect(told.text).toContain(intro);
      expect(told.text).toContain(number);
      expect(told.text).not.toContain("wrote");
      const ticket = await loop.told("staff", `${number}\n`);
      await loop.emulator.until(() => ticket.text.includes("✓ პასუხი გაცემულია."));
      await loop.told("staff", `${number}: პასუხი ელფოსტით მოვიდა.`);
    },
    30_000,
  );

  test("a second reply comes as an addition, and staff are told", async () => {
    const { nino, number, mail } = await loop.escalate("How much does citizenship cost?");
    await loop.reply(mail, "The first answer.");
    await loop.told(nino, "The first answer.");
    await loop.reply(mail, "And one thing more.");
    expect((await loop.told(nino, "And one thing more.")).text).toContain(
      `addition to the answer to your question ${number}`,
    );
    await loop.told("staff", `${number}: კითხვას პასუხი უკვე ჰქონდა`);
  });

  test("of a reply to a withdrawn question nothing reaches the asker, and the mail thread says why", async () => {
    const { nino, number, mail } = await loop.escalate("How much does a passport cost?");
    await nino.ask("/status");
    nino.press(`Withdraw ${number}`);
    await loop.told(nino, `Withdraw the question ${number}?`);
    nino.press("Yes, withdraw it");
    await loop.told(nino, `${number} is withdrawn`);
    const ticket = await loop.told("staff", `${number}: კითხვის ავტორმა კითხვა გააუქმა.`);
    expect(ticket.text).not.toContain("passport");
    expect((await loop.mailOf(number, 1)).text).toContain("კითხვის ავტორმა კითხვა გააუქმა");
    await loop.reply(mail, "Too late.");
    expect((await loop.mailOf(number, 2)).text).toContain("კითხვის ავტორს არ გადაეცა, რადგან");
    expect(nino.messages.some(({ text }) => text.includes("Too late"))).toBe(false);
  });

  test("a forged sender and a stranger are told to staff, not passed on; an absence note is ignored", async () => {
    const { nino, number, mail } = await loop.escalate("How much does a visa extension cost?");
    await loop.reply(mail, "From nowhere.", { from: "stranger@example.org" });
    await loop.told("staff", "stranger@example.org");
    loop.host.vouched.delete("sda.gov.ge");
    await loop.reply(mail, "Forged.");
    loop.host.vouched.add("sda.gov.ge");
    expect((await loop.told("staff", "ნამდვილობა ვერ დადასტურდა")).text).toContain(number);
    await loop.reply(mail, "I am away.", { headers: { "Auto-Submitted": "auto-replied" } });
    await loop.reply(mail, "The real answer.");
    await loop.told(nino, "The real answer.");
    expect(nino.messages.filter(({ text }) => /nowhere|Forged|away/.test(text))).toEqual([]);
  });

  test("a reply that answers one ticket's mail under another's number goes to nobody, and staff are told", async () => {
    const first = await loop.escalate("How much is a visa for a nurse?");
    const second = await loop.escalate("How much is a visa for a cook?");
    await loop.reply(first.mail, "For whom is this?", { subject: `Re: ${second.mail.subject}` });
    expect((await loop.mailOf(first.number, 1)).text).toContain("სხვა ნომერიც წერია");
    await aMoment();
    for (const { nino } of [first, second])
      expect(nino.messages.some(({ text }) => text.includes("For whom is this?"))).toBe(false);
  });

  test("talk about a notice stays among colleagues; a late word on an earlier question leaves the new one open", async () => {
    const { nino, number, mail } = await loop.escalate("How much is a visa for a doctor?");
    loop.replyInChat(await loop.told("staff", `${number}\n`), "Forty lari.");
    await loop.told(nino, "Forty lari.");
    const notice = await loop.mailOf(number, 1);
    await loop.reply(notice, "Tamar, why did you answer?");
    expect((await loop.mailOf(number, 2)).text).toContain("შეტყობინებაზე გაცემული პასუხი");
    nino.press("Ask a follow-up question");
    await loop.told(nino, "Write your question");
    await nino.ask("And for a dentist?");
    nino.press("I agree, send it");
    const question = await loop.host.until(() =>
      loop.host.taken.find(({ text }) => text.includes("And for a dentist?")),
    );
    await loop.reply(mail, "For doctors it is fifty now.");
    await loop.told(nino, "For doctors it is fifty now.");
    loop.tamar.say("/tickets");
    await loop.told("staff", "— And for a dentist?");
    await loop.reply(question, "The same for dentists.");
    await loop.told(nino, "The same for dentists.");
    await loop.emulator.until(() => loop.tamar.messages.some(({ text }) => /And for a dentist[\s\S]*✓/.test(text)));
    expect(nino.messages.some(({ text }) => text.includes("why did you answer"))).toBe(false);
  }, 60_000);

  test("what colleagues write to each other stays with them, though the bot has a copy and the question began it", async () => {
    const { nino, number, mail } = await loop.escalate("How much is a visa for a baker?");
    await loop.reply(mail, "Gela, who knows that?", {
      inReplyTo: "<gela-1@sda.gov.ge>",
      references: `${mail.messageId} <gela-1@sda.gov.ge>`,
    });
    expect((await loop.mailOf(number, 1)).text).toContain("პირდაპირ არ პასუხობს");
    await loop.reply(mail, "For both of you.", { subject: `Re: ${mail.subject} [MSG-2026-99999]` });
    expect((await loop.mailOf(number, 2)).text).toContain("სხვა ნომერიც წერია");
    await loop.reply(mail, "Thirty lari.", {
      attachments: [{ filename: `${"ძალიან გრძელი სახელი ".repeat(8)}.pdf`, content: "%PDF-1.7 x" }],
    });
    await loop.told(nino, "Thirty lari.");
    const file = await loop.emulator.until(() => loop.emulator.documents.find(({ chat_id }) => chat_id === nino.id));
    expect(file.name).toMatch(/^ძალიან გრძელი [ა-ჰ ]+…\.pdf$/);
    expect(nino.messages.some(({ text }) => /who knows|For both/.test(text))).toBe(false);
  }, 40_000);

  test("a mail of staff that belongs to no question is told in the staff chat", async () => {
    await loop.host.send({ from: "tamar@sda.gov.ge", to: MEGZURI, subject: "The answer", text: "It is free." });
    await loop.told("staff", "ვერცერთ კითხვას ვერ დავუკავშირე");
  });

  test("an answer in HTML alone comes without scripts; files that may be passed on come, the others are named", async () => {
    const { nino, number, mail } = await loop.escalate("Which form does the consulate want?");
    await loop.reply(mail, "", {
      text: undefined,
      html: "<p>Please fill in <b>the form</b>.</p><script>alert(1)</script><img src=x onerror=alert(2)><blockquote>old</blockquote>",
      attachments: [
        { filename: "form.pdf", content: PDF },
        { filename: "run.exe", content: "MZ" },
        { filename: "large.pdf", content: Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]) },
      ],
    });
    const told = await loop.told(nino, "Please fill in the form.", 20_000);
    expect(told.text).not.toMatch(/alert|old/);
    const file = await loop.emulator.until(() => loop.emulator.documents.find(({ chat_id }) => chat_id === nino.id));
    expect(file.name).toBe("form.pdf");
    expect(file.content.equals(PDF)).toBe(true);
    const refused = await loop.mailOf(number, 1);
    expect(refused.text).toContain("run.exe, large.pdf");
  }, 40_000);

  test("a line that breaks in the middle of a mail loses nothing and doubles nothing", async () => {
    const { nino, mail } = await loop.escalate("How long is a residence permit valid?");
    proxy.cutAfter = 20_000;
    await loop.reply(mail, `Here it is. ${"A long explanation. ".repeat(3000)}`);
    await loop.told(nino, "Here it is.", 15_000);
    await aMoment();
    expect(proxy.cuts).toBe(1);
    expect(nino.messages.filter(({ text }) => text.includes("Here it is."))).toHaveLength(1);
  }, 30_000);

  test("what comes while the bot or the mailbox is down is read once afterwards, and nothing is read again", async () => {
    const { nino, mail } = await loop.escalate("How much does a work visa cost?");
    await loop.restart(() => loop.reply(mail, "Written at night."));
    await loop.told(nino, "Written at night.");
    await loop.restart();
    await aMoment();
    expect(nino.messages.filter(({ text }) => text.includes("Written at night."))).toHaveLength(1);
    await loop.dovecot?.down();
    await aMoment(300);
    await loop.dovecot?.up();
    await loop.reply(mail, "After the break.");
    await loop.told(nino, "After the break.", 15_000);
    await aMoment();
    expect(nino.messages.filter(({ text }) => text.includes("Written at night."))).toHaveLength(1);
  }, 60_000);

  test("a server that numbers its mails anew has them read again, and nobody hears anything twice", async () => {
    const { nino, mail } = await loop.escalate("How much is a visa for a student?");
    await loop.reply(mail, "Said once.");
    await loop.told(nino, "Said once.");
    const mails = loop.host.taken.length;
    const messages = loop.emulator.messages.length;
    await loop.restart(async () => {
      const database = new DatabaseSync(path.join(loop.bot.folder, "data/megzuri.sqlite"));
      database.exec("update mailboxes set uid_validity = '1'");
      database.close();
    });
    const next = await loop.escalate("How much is a visa for a teacher?");
    await loop.reply(next.mail, "Another one.");
    await loop.told(next.nino, "Another one.");
    await aMoment();
    const later = loop.emulator.messages.slice(messages).map(({ text }) => text);
    expect(later.filter((text) => text.includes("Said once.") || text.includes("დამატების სახით"))).toEqual([]);
    // The new question and its reply, nothing else.
    expect(loop.host.taken.length - mails).toBe(2);
  }, 40_000);

  test("an asker who has blocked the bot: staff are told in both places", async () => {
    const { nino, number, mail } = await loop.escalate("How long does a visa decision take?");
    loop.emulator.blocked.add(nino.id);
    await loop.reply(mail, "Nobody will read this.");
    await loop.told("staff", `${number}: პასუხი ვერ გადავეცი`);
    expect((await loop.mailOf(number, 1)).text).toContain("კითხვის ავტორმა ბოტი დაბლოკა");
  });

  test("a mail that nobody can read is left aside, and the one behind it is read", async () => {
    const { nino, mail } = await loop.escalate("How much is a visa for a driver?");
    const part = "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nx\r\n";
    const trap = `From: a@sda.gov.ge\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(20_000)}`;
    await append(loop.dovecot?.port ?? 0, MEGZURI, Buffer.from(trap));
    await loop.reply(mail, "Behind the trap.");
    await loop.told(nino, "Behind the trap.");
    await loop.told("staff", "ვერ წავიკითხე");
  });

  test("a mail that bounces is told in the staff chat, one that is delayed is not, and nobody else's report is believed", async () => {
    const { number, mail } = await loop.escalate("How much does a student visa cost?");
    const report = (action: string, about: string, more = "") =>
      loop.host.send({
        from: "MAILER-DAEMON@mx.test",
        to: MEGZURI,
        subject: "Undelivered Mail Returned to Sender",
        envelope: { from: "", to: MEGZURI },
        headers: { "Content-Type": "text/plain" },
        raw: [
          "From: MAILER-DAEMON@mx.test",
          `To: ${MEGZURI}`,
          `Subject: Undelivered Mail Returned to Sender ${number}`,
          `Message-ID: <${action}-${more}@mx.test>`,
          "Auto-Submitted: auto-replied",
          'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
          "MIME-Version: 1.0",
          "",
          "--b\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.",
          `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user`,
          `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${about}\r\nSubject: ${number}`,
          "--b--",
          "",
        ].join("\r\n"),
      });
    await report("failed", "<msg-2026-00001.question.aaaaaaaaaaaa@bot.example.ge>", "guessed");
    await report("delayed", mail.messageId);
    await report("failed", mail.messageId);
    const notice = await loop.told("staff", `${number}: წერილი სამდივნომდე ვერ მივიდა`);
    expect(notice.text).toContain("550 no such user");
    await aMoment();
    expect(loop.tamar.messages.filter(({ text }) => text.includes("ვერ მივიდა"))).toHaveLength(1);
  });
});
