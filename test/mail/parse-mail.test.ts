import { expect, test } from "vitest";
import { parseMail, UnreadableMailError } from "../../src/mail/parse-mail.ts";

const mail = (...lines: string[]) => parseMail(Buffer.from(lines.join("\r\n")));

test("the results of checks are read from top to bottom, folded lines joined", async () => {
  const { authenticationResults } = await mail(
    "Authentication-Results: mx.example.ge;",
    " dmarc=pass",
    "\theader.from=sda.gov.ge",
    "Authentication-Results: elsewhere; dmarc=pass",
    "From: a@sda.gov.ge",
    "",
    "x",
  );
  expect(authenticationResults).toEqual(["mx.example.ge; dmarc=pass header.from=sda.gov.ge", "elsewhere; dmarc=pass"]);
});

test("a mail with two senders has none", async () => {
  expect((await mail("From: a@sda.gov.ge", "From: b@evil.example", "", "x")).from).toEqual([]);
  expect((await mail("From: a@sda.gov.ge, b@evil.example", "", "x")).from).toHaveLength(2);
  expect((await mail('From: "a@sda.gov.ge" <b@evil.example>', "", "x")).from).toEqual(["b@evil.example"]);
});

test("a mail is known again by its Message-ID and what it says, not by what servers wrote on top", async () => {
  const identity = async (...lines: string[]) => (await mail(...lines)).identity;
  const first = await identity("Received: by one", "Message-ID: <1@x>", "", "one");
  expect(await identity("Received: by another", "Message-ID: <1@x>", "", "one")).toBe(first);
  expect(await identity("Message-ID: <1@x>", "", "two")).not.toBe(first);
  expect(await identity("Subject: x", "", "one")).not.toBe(await identity("Subject: x", "", "two"));
});

test("a mail that is attached is a file, and a text file that a program put inline is none of the writer's words", async () => {
  const withParts = (type: string, ...parts: string[]) =>
    mail(
      "From: a@sda.gov.ge",
      `Content-Type: ${type}; boundary=b`,
      "",
      ...parts.map((part) => `--b\r\n${part}`),
      "--b--",
    );
  const answer = "Content-Type: text/plain\r\n\r\nThe answer.";
  const old = "Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: old\r\n\r\nWords of somebody else.";
  const attached = await withParts("multipart/mixed", answer, old);
  expect(attached).toMatchObject({ text: "The answer.", report: "" });
  expect(attached.files.map(({ name }) => name)).toEqual(["message.eml"]);
  const report = await withParts("multipart/report; report-type=delivery-status", answer, old);
  expect(report.files).toEqual([]);
  expect(report.report).toContain("Subject: old");
  const notes =
    'Content-Type: text/plain;\r\n name="notes.txt"\r\nContent-Disposition: inline;\r\n filename="notes.txt"\r\n\r\nNotes.';
  const inline = await withParts("multipart/mixed", answer, notes, "Content-Type: text/plain\r\n\r\nMore.");
  expect(inline.text).toBe("The answer.\nMore.");
  expect(inline.files.map(({ name }) => name)).toEqual(["notes.txt"]);
});

test("Georgian is read in whatever way it was packed", async () => {
  const subject = `=?UTF-8?B?${Buffer.from("პასუხი").toString("base64")}?=`;
  const read = await mail(
    `Subject: ${subject}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from("გამარჯობა").toString("base64"),
  );
  expect(read.subject).toBe("პასუხი");
  expect(read.text?.trim()).toBe("გამარჯობა");
});

test("a logo in the signature is no file, an attached picture is one", async () => {
  const part = (head: string) => `--b\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=`;
  const { files } = await mail(
    'Content-Type: multipart/mixed; boundary="b"',
    "MIME-Version: 1.0",
    "",
    "--b\r\nContent-Type: text/plain\r\n\r\nhello",
    part("Content-Type: image/png; name=logo.png\r\nContent-Disposition: inline\r\nContent-ID: <logo>"),
    part("Content-Type: image/png; name=form.png\r\nContent-Disposition: attachment; filename=form.png"),
    "--b--",
  );
  expect(files.map(({ name }) => name)).toEqual(["form.png"]);
});

test("a trap of a hundred thousand parts is no mail", async () => {
  const part = "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nx";
  const trap = mail(
    "From: a@sda.gov.ge",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    ...Array(100_000).fill(part),
  );
  await expect(trap).rejects.toBeInstanceOf(UnreadableMailError);
});

test("what is no mail at all is read as an empty one", async () => {
  const { from, text, files } = await parseMail(Buffer.from([0, 255, 1, 254]));
  expect({ from, files }).toEqual({ from: [], files: [] });
  expect(text ?? "").not.toContain("@");
});
