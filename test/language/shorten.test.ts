import { expect, test } from "vitest";
import { shorten } from "../../src/language/shorten.ts";

test("what is cut ends in a sign, and no character is cut in two", () => {
  expect(shorten("მოკლე", 5)).toBe("მოკლე");
  expect(shorten("გრძელი", 5)).toBe("გრძე…");
  expect(shorten("🇬🇪".repeat(2), 3)).toBe("🇬🇪…");
  expect(shorten("👍".repeat(10), 5)).toBe(`${"👍".repeat(4)}…`);
});
