import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { expect, test } from "vitest";
import { maskPersonalData } from "../../src/conversation/mask-personal-data.ts";
import { combineTraces } from "../../src/tracing/combine-traces.ts";
import { createLangChainTrace } from "../../src/tracing/langchain-trace.ts";
import { openTraces } from "../../src/tracing/open-traces.ts";
import { noTrace } from "../../src/tracing/trace.ts";

const mask = (text: string) => maskPersonalData(text).text;

class Recorder extends BaseCallbackHandler {
  name = "recorder";
  readonly runs: { name: string; parent: string | undefined; inputs: unknown; id: string }[] = [];
  readonly ends: unknown[] = [];
  override handleChainStart(
    _chain: unknown,
    inputs: unknown,
    id: string,
    parent?: string,
    _tags?: string[],
    _metadata?: unknown,
    _type?: string,
    name?: string,
  ) {
    this.runs.push({ name: name ?? "", parent, inputs, id });
  }
  override handleChainEnd(outputs: unknown) {
    this.ends.push(outputs);
  }
}

test("a LangChain handler sees each step as a run within its parent, with personal data masked", async () => {
  const recorder = new Recorder({ _awaitHandler: true } as never);
  const trace = createLangChainTrace([recorder], mask) ?? noTrace;
  const result = await trace("answer", { question: "my number is 01024081234" }, (step) =>
    step("retrieve", { texts: ["x"] }, async () => "found 01024081234"),
  );
  expect(result).toBe("found 01024081234");
  await expect.poll(() => recorder.ends.length).toBe(2);
  const [answer, retrieve] = recorder.runs;
  expect(answer).toMatchObject({ name: "answer", parent: undefined });
  expect(retrieve?.name).toBe("retrieve");
  expect(JSON.stringify([recorder.runs, recorder.ends])).not.toContain("01024081234");
});

test("an error of a step passes through every trace", async () => {
  const trace = combineTraces([noTrace, createLangChainTrace([new Recorder()], mask) ?? noTrace]);
  await expect(
    trace("write", {}, async () => {
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
});

test("spans go to the OTLP endpoint that the standard variable names, without a word of what was asked", async () => {
  const bodies: string[] = [];
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(`${request.url} ${Buffer.concat(chunks).toString("utf8")}`);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  const { trace, close } = await openTraces({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, mask });
  await trace("answer", { question: "something private" }, (step) => step("retrieve", {}, async () => 1));
  await close();
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  collector.close();
  expect(bodies.join()).toContain("/v1/traces");
  expect(bodies.join()).toContain("megzuri.retrieve");
  expect(bodies.join()).not.toContain("something private");
});

test("without settings nothing is watched and nothing loaded", async () => {
  expect((await openTraces({ settings: {}, mask })).trace).toBe(noTrace);
});
