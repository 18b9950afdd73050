import OpenAI from "openai";
import type { z } from "zod";
import type { ChatMessage, ChatModel } from "./chat-model.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { ModelBudget, TokenUse } from "./model-budget.ts";
import { ModelError } from "./model-error.ts";
import { asModelError } from "./openai-errors.ts";

/** The client itself waits and tries again so often after 408, 409, 429 (as `retry-after` says) and server errors. */
const RETRIES = 2;
/** An answer to a question about migration has an end; what runs on is cut. Characters. */
const LONGEST_ANSWER = 6000;
/** Where a server does not count tokens, they are taken to have so many characters; Georgian has fewer a token. */
const CHARACTERS_A_TOKEN = 3;

/** A chat model on any server that speaks OpenAI's interface, behind a circuit breaker and a budget. */
export function createOpenAiChatModel(dependencies: {
  readonly baseUrl: string;
  /** Servers of one's own ask for none. */
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly breaker: CircuitBreaker;
  readonly budget: ModelBudget;
}): ChatModel {
  const { baseUrl, apiKey = "none", model, breaker, budget } = dependencies;
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: RETRIES, logLevel: "off" });

  async function* write(messages: readonly ChatMessage[], signal: AbortSignal): AsyncIterable<string> {
    breaker.check();
    if (!(await budget.allows())) throw new ModelError("over-budget", "the day's budget for the model is spent");
    let length = 0;
    let ended = false;
    let failed = false;
    let use: TokenUse | undefined;
    try {
      const stream = await client.chat.completions.create(
        { model, messages: [...messages], stream: true, stream_options: { include_usage: true } },
        { signal },
      );
      for await (const chunk of stream) {
        const choice = chunk.choices[0];
        const text = choice?.delta?.content ?? "";
        if (chunk.usage) use = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
        if (choice?.finish_reason) ended = true;
        length += text.length;
        if (text !== "") yield text;
        if (length > LONGEST_ANSWER) throw new ModelError("unusable", "the model does not come to an end");
      }
      // An aborted stream of the client ends like a whole one.
      if (signal.aborted) throw asModelError(undefined, signal, "OPENAI_API_KEY");
      if (!ended) throw new ModelError("unavailable", "the answer of the model server broke off");
      if (length === 0) throw new ModelError("unusable", "the model answered with nothing");
    } catch (error) {
      failed = true;
      const failure = asModelError(error, signal, "OPENAI_API_KEY");
      breaker.failed(failure);
      throw failure;
    } finally {
      // Whoever reads the stream may have had enough of it; the server is well then.
      if (!failed) breaker.succeeded();
      await budget.spend(use ?? estimate(messages, length));
    }
  }

  return {
    name: model,
    write,
    async fill<Schema extends z.ZodType>(messages: readonly ChatMessage[], schema: Schema, signal: AbortSignal) {
      let text = "";
      for await (const part of write(messages, signal)) text += part;
      const parsed = schema.safeParse(parseJson(text));
      if (!parsed.success) throw new ModelError("unusable", "the model did not fill in the form as asked");
      return parsed.data;
    },
  };
}

/** The JSON object in what a model wrote; some wrap it in a fence or a sentence. */
function parseJson(text: string): unknown {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
}

function estimate(messages: readonly ChatMessage[], written: number): TokenUse {
  const read = messages.reduce((sum, { content }) => sum + content.length, 0);
  return { input: Math.ceil(read / CHARACTERS_A_TOKEN), output: Math.ceil(written / CHARACTERS_A_TOKEN) };
}
