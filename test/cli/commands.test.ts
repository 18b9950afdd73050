import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runMegzuri } from "./run-megzuri.ts";

const lines = (output: string) =>
  output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("ask answers each line in its order, in the form that others rely on", async () => {
  const questions = [
    { id: "1", question: "რა მეილზე მივწერო სამდივნოს?" },
    { id: 2, question: "How much is a visa to Japan?" },
  ];
  const { code, output, errors } = await runMegzuri(
    ["ask", "--jsonl"],
    questions.map((question) => JSON.stringify(question)).join("\n"),
  );
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  const [first, second] = lines(output);
  expect(Object.keys(first)).toEqual([
    "id",
    "question",
    "language",
    "outcome",
    "text",
    "citations",
    "passages",
    "milliseconds",
  ]);
  expect(first).toMatchObject({ id: "1", language: "ka", outcome: "answered" });
  expect(first.citations[0]).toMatchObject({ document: "ka/contacts.md", section: "secretariat", asOf: "2020" });
  expect(second).toMatchObject({ id: 2, language: "en", outcome: "unanswered", citations: [] });
});

test("a broken line becomes an error object in its place, and the stream goes on", async () => {
  const input = `not json\n{"id":"a"}\n${JSON.stringify({ id: "b", question: "x".repeat(100_000) })}\n{"id":"c","question":"გამარჯობა"}`;
  const { code, output } = await runMegzuri(["ask", "--jsonl"], input);
  const [first, second, third, fourth] = lines(output);
  expect(code).toBe(0);
  expect(first).toEqual({ id: null, error: "this line is not JSON: write one JSON object a line" });
  expect(second).toMatchObject({ id: "a", error: expect.stringContaining("question") });
  expect(third).toMatchObject({ id: "b", error: expect.stringContaining("1000 characters") });
  expect(fourth).toMatchObject({ id: "c", outcome: "greeting" });
});

test.each([
  [["ask"], "--jsonl"],
  [["dance"], "--help"],
  [["ask", "--jsonl", "--knowledge", "/nowhere"], "no such folder"],
  [["search", "--jsonl", "--limit", "none"], "--limit"],
  [["evaluate", "missing.jsonl"], "no such file"],
  [["chat", "--colour"], "--colour"],
])("a wrong command gets one clear line and exit 1: %j", async (commandLine, hint) => {
  const { code, output, errors } = await runMegzuri(commandLine);
  expect(code).toBe(1);
  expect(output).toBe("");
  expect(errors.trim().split("\n")).toHaveLength(1);
  expect(errors).toContain(hint);
});

test("a wrong setting stops the start with its name and what is right, never with its value", async () => {
  const { code, errors } = await runMegzuri(["serve"], "", { TELEGRAM_BOT_TOKEN: "secret-but-wrong" });
  expect(code).toBe(1);
  expect(errors).toContain("TELEGRAM_BOT_TOKEN is wrong");
  expect(errors).not.toContain("secret-but-wrong");
});

test("without a token, serve opens the chat in the terminal and says what to set", async () => {
  const { code, output, errors } = await runMegzuri(["serve"], "გამარჯობა\nсайт комиссии\n");
  expect(code).toBe(0);
  expect(errors).toContain("TELEGRAM_BOT_TOKEN");
  expect(output).toContain("http://www.migration.commission.ge/");
});

test("analyze tells the key of each word; Latin-typed Georgian gets the key of the Georgian word", async () => {
  const input =
    '{"id":1,"text":"სამდივნოს მისამართი"}\n{"id":2,"text":"samdivnos misamarti"}\n{"id":3,"text":"Oturma izni nasıl alınır?"}';
  const { output } = await runMegzuri(["analyze", "--jsonl"], input);
  const [georgian, latin, turkish] = lines(output);
  expect(latin).toMatchObject({ language: "ka-Latn" });
  const keys = (line: { tokens: { key: string }[] }) => line.tokens.map((token) => token.key);
  expect(keys(latin)[0]).toBe(keys(georgian)[0]);
  expect(turkish.language).toBe("tr");
});

test("check names file, line and remedy, and exits 1", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-check-"));
  await writeFile(path.join(folder, "broken.md"), '---\ntitle: "x"\nkind: poem\n---\ntext\n');
  const { code, output } = await runMegzuri(["check", "--knowledge", folder]);
  expect(code).toBe(1);
  expect(output).toMatch(/broken\.md:3: "kind": /);
});

test("a folder of raw texts is answered from as it is", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-raw-"));
  await writeFile(path.join(folder, "წესები.txt"), "ბიბლიოთეკის წესები\n\nბიბლიოთეკა 1921 წლის 5 მაისს გაიხსნა.\n");
  const { output } = await runMegzuri(
    ["ask", "--jsonl", "--knowledge", folder],
    '{"id":1,"question":"როდის გაიხსნა ბიბლიოთეკა?"}',
  );
  expect(lines(output)[0]).toMatchObject({ outcome: "answered", text: expect.stringContaining("1921 წლის 5 მაისს") });
});
