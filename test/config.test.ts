import { expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { mailServer } from "../src/mail/mail-server.ts";

const MAIL = { SMTP_URL: "smtp://localhost", MAIL_FROM: "megzuri@example.ge" };

test("a password with a bare % is refused at the start, with how it is written", () => {
  const settings = { ...MAIL, SMTP_URL: "smtps://bot:100%@mail.example.ge" };
  expect(() => readConfig(settings)).toThrow(/^SMTP_URL is wrong: .*"%" is written as %25/);
  const { SMTP_URL = "" } = readConfig({ ...MAIL, SMTP_URL: "smtps://bot:100%25%40@mail.example.ge" });
  expect(mailServer(SMTP_URL).auth).toEqual({ user: "bot", pass: "100%@" });
});

test("a mail server on this machine is known under any of its names", () => {
  expect(mailServer("smtp://[::1]:25")).toMatchObject({ host: "::1", local: true });
  expect(mailServer("smtp://127.0.0.1")).toMatchObject({ port: 587, local: true });
  expect(mailServer("smtp://mail.example.ge")).toMatchObject({ local: false });
});

test("questions to the secretariat are kept long enough to be answered", () => {
  expect(() => readConfig({ ...MAIL, RETENTION_DAYS: "1" })).toThrow(/^RETENTION_DAYS is wrong: .*at least 14 days/);
  expect(readConfig({ RETENTION_DAYS: "1" }).RETENTION_DAYS).toBe(1);
});
