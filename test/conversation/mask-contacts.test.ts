import { expect, test } from "vitest";
import { maskContacts } from "../../src/conversation/mask-contacts.ts";

const KNOWN = { phones: ["+995 32 2 40 10 10"], emails: ["scmi-secretariat@sda.gov.ge"] };

test.each([
  ["Call +995 599 12 34 56.", "Call •••."],
  ["599123456", "•••"],
  ["8 (916) 123-45-67", "•••"],
  ["Write to nino.b@example.org, please", "Write to •••, please"],
])("%s is masked", (text, masked) => {
  expect(maskContacts(text, KNOWN)).toBe(masked);
});

test.each([
  "The office opens on 2026-11-27, the strategy runs 2021-2030.",
  "ტელეფონი: 032 2 40 10 10, +995 32 2 40 10 10",
  "Write to SCMI-secretariat@sda.gov.ge.",
  "The fee is 1 250 000 lari.",
  "Decree 314-15",
])("%s stays as it is", (text) => {
  expect(maskContacts(text, KNOWN)).toBe(text);
});
