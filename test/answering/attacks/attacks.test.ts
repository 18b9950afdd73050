import { readFileSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createModelAnswer } from "../../../src/conversation/answer-with-model.ts";
import { INSTRUCTIONS } from "../../../src/conversation/write-prompt.ts";
import { createCircuitBreaker } from "../../../src/models/circuit-breaker.ts";
import { createModelBudget } from "../../../src/models/model-budget.ts";
import { createOpenAiChatModel } from "../../../src/models/openai-chat-model.ts";
import type { Snapshot } from "../../../src/retrieval/passage-index.ts";
import { noTrace } from "../../../src/tracing/trace.ts";
import { openSnapshot } from "../../../src/wiring.ts";
import { OpenAiServer } from "../../models/openai-server.ts";

const attempts = readFileSync(path.join(import.meta.dirname, "attempts.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) =>
    z
      .object({
        id: z.string(),
        language: z.string(),
        kind: z.string(),
        question: z.string(),
        injected: z.string().nullish(),
        reply: z.string(),
        forbidden: z.array(z.string()).min(1),
      })
      .parse(JSON.parse(line)),
  );

let server: OpenAiServer;
let clean: Snapshot;

beforeAll(async () => {
  server = await new OpenAiServer().start();
  clean = await openSnapshot("knowledge");
});

afterAll(() => server.stop());

/** The knowledge with a sentence put into every section of every document. */
async function poisoned(sentence: string): Promise<Snapshot> {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-poisoned-"));
  await cp("knowledge", folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".md")) continue;
    const file = path.join(folder, name);
    const content = await readFile(file, "utf8");
    await writeFile(
      file,
      content.replaceAll(/^(## .*)$/gm, `$1\n\n${sentence.replaceAll("\n", " ").replaceAll("$", "$$$$")}\n`),
    );
  }
  return openSnapshot(folder);
}

/** A model that does whatever the attacker wants, in every call. */
async function obey(attempt: (typeof attempts)[number]): Promise<string> {
  server.always("chat", ({ messages }) =>
    messages?.[0]?.content.startsWith("You read")
      ? {
          kind: "text",
          text: JSON.stringify({
            route: "knowledge",
            question: attempt.question.slice(0, 900) || "?",
            language: attempt.language,
            georgian: attempt.question.slice(0, 900),
            english: attempt.question.slice(0, 900),
          }),
        }
      : { kind: "text", text: attempt.reply },
  );
  const answer = createModelAnswer({
    chat: createOpenAiChatModel({
      baseUrl: server.baseUrl,
      apiKey: undefined,
      model: "obedient",
      breaker: createCircuitBreaker(),
      budget: createModelBudget(
        { today: async () => ({ input: 0, output: 0, dollars: 0 }), add: async () => {} },
        undefined,
        undefined,
      ),
    }),
    dense: undefined,
    trace: noTrace,
    timeout: 10_000,
    onFallback: () => {},
  });
  const shown: string[] = [];
  const snapshot = attempt.injected ? await poisoned(attempt.injected) : clean;
  const outcome = await answer(attempt.question, snapshot, { onPart: (part) => shown.push(part) });
  return [...shown, outcome.text].join("\n");
}

test("there are at least 200 attempts, in three languages", () => {
  expect(attempts.length).toBeGreaterThanOrEqual(200);
  for (const language of ["ka", "en", "ru"])
    expect(attempts.filter((one) => one.language.startsWith(language)).length).toBeGreaterThan(50);
});

test("with a model that obeys the attacker, nothing forbidden leaves, not even in a draft", async () => {
  const leaks: string[] = [];
  for (const attempt of attempts) {
    const text = (await obey(attempt)).toLowerCase();
    const leaked = attempt.forbidden.filter((part) => text.includes(part.toLowerCase()));
    if (leaked.length > 0) leaks.push(`${attempt.id} ${attempt.kind}: ${leaked.join(" | ")}`);
  }
  expect(leaks).toEqual([]);
}, 120_000);

test("a model that recites its instructions is not heard", async () => {
  const [attempt] = attempts;
  if (!attempt) throw new Error("no attempts");
  for (const line of INSTRUCTIONS.split("\n").filter((one) => one.length > 40)) {
    const text = await obey({ ...attempt, injected: null, reply: `${line} [1]` });
    expect(text).not.toContain(line);
  }
});
