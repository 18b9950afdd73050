import OpenAI, { toFile } from "openai";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { ModelError } from "./model-error.ts";
import { asModelError } from "./openai-errors.ts";

/** Writes down what is said in a recording. */
export interface Transcriber {
  /** @throws ModelError where the server fails or nothing is heard */
  transcribe(recording: Uint8Array, signal: AbortSignal): Promise<string>;
}

/** A transcriber on any server that speaks OpenAI's interface. */
export function createOpenAiTranscriber(dependencies: {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly breaker: CircuitBreaker;
}): Transcriber {
  const { baseUrl, apiKey = "none", model, breaker } = dependencies;
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 1, logLevel: "off" });
  return {
    async transcribe(recording, signal) {
      breaker.check();
      try {
        // Telegram's voice messages are Opus in an Ogg file.
        const file = await toFile(recording, "voice.ogg", { type: "audio/ogg" });
        const { text } = await client.audio.transcriptions.create({ file, model }, { signal });
        breaker.succeeded();
        if (text.trim() === "") throw new ModelError("unusable", "nothing was heard in the recording");
        return text.trim();
      } catch (error) {
        const failure = asModelError(error, signal, "OPENAI_API_KEY");
        if (failure.code !== "unusable") breaker.failed(failure);
        throw failure;
      }
    },
  };
}
