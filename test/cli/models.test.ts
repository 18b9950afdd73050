import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OpenAiServer } from "../models/openai-server.ts";
import { runMegzuri } from "./run-megzuri.ts";

let server: OpenAiServer;
let data: string;

beforeEach(async () => {
  server = await new OpenAiServer().start();
  data = await mkdtemp(path.join(tmpdir(), "megzuri-models-"));
});

afterEach(() => server.stop());

const environment = () => ({
  OPENAI_BASE_URL: server.baseUrl,
  OPENAI_API_KEY: "sk-test",
  CHAT_MODEL: "test-model",
  DATA_DIR: data,
});
const WRITTEN = {
  kind: "text" as const,
  text: "ENIGMMA was financed by the European Union [1]. Its budget was 4.8 million euros [1].",
};

test("ask answers with the model that is set", async () => {
  server.prepare("chat", WRITTEN);
  const { output } = await runMegzuri(["ask", "--jsonl"], '{"id":1,"question":"Who funded ENIGMMA?"}', environment());
  expect(JSON.parse(output)).toMatchObject({
    outcome: "answered",
    text: expect.stringContaining("Its budget was 4.8 million euros."),
    citations: [{ document: "en/enigmma.md" }],
  });
  expect(server.calls[0]?.key).toBe("sk-test");
});

test("evaluate shows the model beside the rules, stores the run, and two runs can be compared", async () => {
  const file = path.join(data, "questions.jsonl");
  const question = { id: "q1", lang: "en", kind: "fact", q: "Who funded ENIGMMA?", facts: ["European Union"] };
  await writeFile(file, `${JSON.stringify(question)}\n`);
  server.prepare("chat", WRITTEN);
  const first = await runMegzuri(["evaluate", file], "", environment());
  expect(first.output).toMatch(/right +100.0 % +100.0 %/);
  expect(first.output).toMatch(/written and grounded +– +100.0 %/);
  expect(first.output).toMatch(/tokens an answer +0 +120/);
  server.prepare("chat", { kind: "text", text: "The European Union financed ENIGMMA [1]." });
  await runMegzuri(["evaluate", file], "", environment());
  const runs = (await readdir(path.join(data, "evaluations")))
    .sort()
    .map((name) => path.join(data, "evaluations", name));
  const { output } = await runMegzuri(["evaluate", "--compare", ...runs], "", environment());
  expect(output).toContain("1 of 1 questions are answered otherwise; right: 1/1, then 1/1");
  expect(output).toContain("+ The European Union financed ENIGMMA.");
});

test("a wrong setting is named with what is right", async () => {
  const { errors, code } = await runMegzuri(["check"], "", {
    MODEL_BUDGET_PER_DAY: "much",
    OPENAI_BASE_URL: "localhost",
  });
  expect(code).toBe(1);
  expect(errors).toContain("MODEL_BUDGET_PER_DAY is wrong: tokens or dollars are expected");
  expect(errors).toContain("OPENAI_BASE_URL is wrong: the address of a server is expected");
});
