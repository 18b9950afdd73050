import { expect, test } from "vitest";
import { splitMessage } from "../../src/telegram/split-message.ts";

test("a long text is split at paragraphs, and nothing of it is lost", () => {
  const paragraphs = Array.from({ length: 40 }, (_, index) => `${index}: ${"სიტყვა ".repeat(30).trim()}.`);
  const parts = splitMessage(paragraphs.join("\n\n"));
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
  expect(parts.join("\n\n")).toBe(paragraphs.join("\n\n"));
});

test("without a place to split, a surrogate pair stays whole", () => {
  const [first = ""] = splitMessage("🙂".repeat(30), 11);
  expect(first).toBe("🙂".repeat(5));
});
