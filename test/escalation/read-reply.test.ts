import { expect, test } from "vitest";
import { readReply } from "../../src/escalation/read-reply.ts";

const QUOTED = "> ##- პასუხი დაწერეთ ამ ხაზის ზემოთ -##\n> კითხვა (ენა: ინგლისური):\n> How much does it cost?";

test.each([
  ["Gmail, English", `It is free.\n\nOn Fri, Nov 27, 2026 at 10:00 AM Megzuri <bot@example.ge> wrote:\n${QUOTED}`],
  ["Gmail, wrapped", `It is free.\n\nOn Fri, Nov 27, 2026 at 10:00 AM Megzuri\n<bot@example.ge> wrote:\n${QUOTED}`],
  ["Gmail, Georgian", `It is free.\n\nპარ, 27 ნოე. 2026, 10:00 Megzuri <bot@example.ge> წერდა:\n${QUOTED}`],
  ["Gmail, Russian", `It is free.\n\nпт, 27 нояб. 2026 г. в 10:00, Megzuri <bot@example.ge>:\n${QUOTED}`],
  [
    "Outlook, English",
    `It is free.\n\nFrom: Megzuri <bot@example.ge>\nSent: Friday, November 27, 2026 10:00\nTo: Staff\nSubject: x\n\nold`,
  ],
  [
    "Outlook, Russian",
    `It is free.\n\nОт: Megzuri <bot@example.ge>\nОтправлено: 27 ноября 2026 г. 10:00\nКому: Staff\nТема: x\n\nold`,
  ],
  ["Apple Mail", `It is free.\n\n> On 27 Nov 2026, at 10:00, Megzuri <bot@example.ge> wrote:\n> \n${QUOTED}`],
  ["Yandex", `It is free.\n\n27.11.2026, 10:00, "Megzuri" <bot@example.ge>:\n${QUOTED}`],
  ["Mail.ru", `It is free.\n\nПятница, 27 ноября 2026, 10:00 +04:00 от Megzuri <bot@example.ge>:\n${QUOTED}`],
  ["Thunderbird, Russian", `It is free.\n\n27.11.2026 10:00, Megzuri пишет:\n${QUOTED}`],
  ["a phone", `It is free.\n\nSent from my iPhone\n\nOn 27 Nov 2026, at 10:00, Megzuri wrote:\n${QUOTED}`],
  ["a signature", `It is free.\n\n-- \nNino, secretariat\n\nOn 27 Nov 2026, at 10:00, Megzuri wrote:\n${QUOTED}`],
  [
    "Gmail, Georgian, in words",
    `It is free.\n\nპარ, 27 ნოე. 2026, 10:00, მომხმარებელმა Megzuri (<bot@example.ge>) დაწერა:\n${QUOTED}`,
  ],
  [
    "a phone in Russian",
    `It is free.\n\nОтправлено с iPhone\n\n> 27 нояб. 2026 г., в 10:00, Megzuri <bot@example.ge> написал(а):\n> \n${QUOTED}`,
  ],
  [
    "Outlook on a phone",
    `It is free.\n\nGet Outlook for iOS<https://example.org>\n________________________________\nFrom: Megzuri <bot@example.ge>\nSent: Friday\n\nold`,
  ],
  [
    "Outlook, Georgian",
    `It is free.\n\nგამომგზავნი: Megzuri <bot@example.ge>\nგაგზავნილია: პარასკევი, 27 ნოემბერი, 2026 10:00\nთემა: x\n\nold`,
  ],
  ["Zimbra", `It is free.\n\n----- Original Message -----\nFrom: "Megzuri" <bot@example.ge>\nTo: "x"\n\nold`],
  [
    "Mail.ru with a marked head",
    `It is free.\n\n \n>Пятница, 27 ноября 2026, 10:00 +04:00 от Megzuri <bot@example.ge>:\n> \n${QUOTED}`,
  ],
  [
    "the answer below a signature-less quote",
    `27.11.2026 10:00, Megzuri пишет:\n${QUOTED}\n\nIt is free.\n\n-- \nTamar`,
  ],
])("%s: what is new stands alone", (_, text) => {
  expect(readReply({ text, html: undefined })).toBe("It is free.");
});

test("an answer written below the quote is found", () => {
  const text = `On 27 Nov 2026, at 10:00, Megzuri <bot@example.ge> wrote:\n${QUOTED}\n\nIt is free.`;
  expect(readReply({ text, html: undefined })).toBe("It is free.");
});

test("a reply in HTML alone is read without its scripts, styles and quotes", () => {
  const html =
    "<style>p{}</style><p>It is <b>free</b> &amp; quick.</p><script>alert(1)</script><img src=x onerror=alert(2)><blockquote><p>How much?</p></blockquote>";
  expect(readReply({ text: undefined, html })).toBe("It is free & quick.");
});

test("a mail with nothing new has no answer", () => {
  expect(readReply({ text: QUOTED, html: undefined })).toBe("");
});

test("several paragraphs and dates in an answer are no quote", () => {
  const text = "The office opens on 30.11.2026, 10:00.\n\nPlease bring your passport.\nთბილისი";
  expect(readReply({ text, html: undefined })).toBe(text);
});

test("Outlook's HTML is read without its line and head, a table keeps its cells apart", () => {
  const outlook =
    "<div>It is free.</div><hr><div><b>From:</b> Megzuri &lt;bot@example.ge&gt;<br><b>Sent:</b> Friday<br></div><p>old</p>";
  expect(readReply({ text: undefined, html: outlook })).toBe("It is free.");
  const table = "<table><tr><td>Visa</td><td>50</td></tr><tr><td>Permit</td><td>210</td></tr></table>";
  expect(readReply({ text: undefined, html: table })).toMatch(/Visa +50\nPermit +210/);
});

test("HTML that is endless or endlessly deep is read as far as anybody would, without taking for ever", () => {
  expect(readReply({ text: undefined, html: `It is free.${"<div>".repeat(200_000)}` })).toContain("It is free.");
  expect(readReply({ text: undefined, html: `It is free.${"<blockquote>".repeat(50_000)}x` })).toContain("It is free.");
  expect(readReply({ text: "On 1: ".repeat(200_000), html: undefined })).toContain("On 1:");
});

const OUTLOOK =
  "From: Giorgi <giorgi@sda.gov.ge>\nSent: Friday, November 27, 2026\nTo: Tamar\nSubject: x\n\nFor us alone.";

test.each([
  ["nothing written above", OUTLOOK],
  ["a phone's line above", `Sent from my iPhone\n\n${OUTLOOK}`],
  ["a line of Outlook above", `________________________________\n${OUTLOOK}`],
])("what stands in a mail quoted without marks is never taken for the answer: %s", (_, text) => {
  expect(readReply({ text, html: undefined })).toBe("");
});

test.each([
  "Hello,\n\nPlease send these documents before 01.12.2026 to info@sda.gov.ge:\n- passport\n- photo",
  "გამარჯობა,\n\nგთხოვთ, 2026 წლის 1 დეკემბრამდე გამოგზავნოთ მისამართზე info@sda.gov.ge:\n- პასპორტი",
  "Мы открыты:\nОт: 10:00\nКому: всем желающим\n\nПриходите.",
  "From: 10:00\nTo: 18:00\n\nPlease come.",
  "First part.\n\n--\n\nSecond part.",
  "First part.\n____________________\nSecond part.",
  "As the law of 2025 wrote:\nevery permit costs 210 lari.",
])("an answer that looks like the head of a quote stays whole: %j", (text) => {
  expect(readReply({ text, html: undefined })).toBe(text);
});

test("a greeting above and answers between the quotes are all taken", () => {
  const text = `Здравствуйте!\n\n27.11.2026 10:00, Megzuri пишет:\n> Сколько стоит?\n\n210 лари.\n\n> А для детей?\n\nБесплатно.\n\n-- \nТамар`;
  expect(readReply({ text, html: undefined })).toBe("Здравствуйте!\n\n210 лари.\n\nБесплатно.");
});

test("long lines without end hold nothing up", () => {
  const text = `2026 ${"a".repeat(80_000)}:\n`.repeat(10);
  expect(readReply({ text, html: undefined })).toContain("aaa");
});
