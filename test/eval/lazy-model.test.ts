import path from "node:path";
import { expect, test } from "vitest";
import { evaluate, formatEvaluation } from "../../src/cli/evaluate-command.ts";
import { createModelAnswer } from "../../src/conversation/answer-with-model.ts";
import { createCircuitBreaker } from "../../src/models/circuit-breaker.ts";
import { createModelBudget } from "../../src/models/model-budget.ts";
import { createOpenAiChatModel } from "../../src/models/openai-chat-model.ts";
import { noTrace } from "../../src/tracing/trace.ts";
import { openSnapshot } from "../../src/wiring.ts";
import { OpenAiServer, type Prepared } from "../models/openai-server.ts";

/** Whatever is asked, it takes it for a question on the knowledge and repeats the beginning of the first passage. */
function beLazy(messages: readonly { readonly content: string }[]): Prepared {
  const [system, ...others] = messages.map(({ content }) => content);
  const last = others.at(-1) ?? "";
  if (system?.startsWith("You read")) {
    const question = last.replace(/^[\s\S]*Now: /, "");
    return {
      kind: "text",
      text: JSON.stringify({ route: "knowledge", question, language: "en", georgian: "", english: "" }),
    };
  }
  const lines = last
    .split("\n")
    .slice(1, 3)
    .filter((line) => !line.startsWith("["));
  return {
    kind: "text",
    text: lines.map((line) => (line.endsWith(".") ? `${line.slice(0, -1)} [1].` : `${line} [1]`)).join(" "),
  };
}

test("a model that always says something true does not make Megzuri answer what the knowledge does not cover", async () => {
  const server = await new OpenAiServer().start();
  server.always("chat", ({ messages }) => beLazy(messages ?? []));
  const spending = { today: async () => ({ input: 0, output: 0, dollars: 0 }), add: async () => {} };
  const chat = createOpenAiChatModel({
    baseUrl: server.baseUrl,
    apiKey: undefined,
    model: "lazy",
    breaker: createCircuitBreaker(),
    budget: createModelBudget(spending, undefined, undefined),
  });
  const answer = createModelAnswer({ chat, dense: undefined, trace: noTrace, timeout: 10_000, onFallback: () => {} });
  const file = path.join(import.meta.dirname, "questions.jsonl");
  const result = await evaluate(await openSnapshot("knowledge"), file, () => {}, answer);
  await server.stop();
  for (const kind of ["unanswerable", "offtopic", "injection", "smalltalk"]) {
    const { right, total } = result.byKind[kind] ?? { right: 0, total: 1 };
    expect(right / total, `${kind}\n${formatEvaluation(result)}`).toBeGreaterThanOrEqual(0.95);
  }
  expect(result.misses.filter((miss) => miss.why.startsWith("answered in"))).toEqual([]);
}, 60_000);
