import path from "node:path";
import type { Callbacks } from "@langchain/core/callbacks/manager";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { type Answer, answerQuestion } from "./conversation/answer-question.ts";
import { maskPersonalData } from "./conversation/mask-personal-data.ts";
import type { ChatModel } from "./models/chat-model.ts";
import type { ModelSettings, ModelsSettings } from "./models/open-models.ts";
import type { Transcriber } from "./models/openai-transcriber.ts";
import type { Snapshot } from "./retrieval/passage-index.ts";
import type { Database } from "./storage/open-database.ts";

const OPENAI = "https://api.openai.com/v1";
const DEFAULT_CHAT_MODEL = "gpt-4.1-mini";
/** A first run of more passages than this says what it will cost before it begins. */
const LARGE_RUN = 500;
/** Georgian has about so many characters a token in the common tokenizers. */
const CHARACTERS_A_TOKEN = 2;

/** What answers questions, and what else a channel may use of the models. */
export interface OpenAnswer {
  readonly answer: Answer;
  readonly chat: ChatModel | undefined;
  readonly transcriber: Transcriber | undefined;
  /** Embeds what is new in a snapshot; nothing to do without an embedding model. */
  prepare(snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sets up what answers: the rules alone without a model, and then nothing of it is loaded; else the model behind its
 * check, with search by meaning where an embedding model is set.
 */
export async function openAnswer(dependencies: {
  readonly config: Config;
  /** Keeps the budget. */
  readonly database: Database;
  readonly logger: Logger;
  /** LangChain handlers that are told of every step. */
  readonly callbacks?: Callbacks | undefined;
  /** Told how far the embedding has come. */
  readonly onProgress?: (text: string) => void;
}): Promise<OpenAnswer> {
  const { config, database, logger, callbacks, onProgress = () => {} } = dependencies;
  const settings = modelsSettings(config);
  if (!settings) {
    return {
      answer: answerQuestion,
      chat: undefined,
      transcriber: undefined,
      prepare: async () => {},
      close: async () => {},
    };
  }
  const [{ openModels }, { createSpending }, { createModelAnswer }, { openTraces }] = await Promise.all([
    import("./models/open-models.ts"),
    import("./storage/spending.ts"),
    import("./conversation/answer-with-model.ts"),
    import("./tracing/open-traces.ts"),
  ]);
  const { chat, embeddings, transcriber } = openModels(settings, createSpending(database), ({ done, whole }) =>
    onProgress(`embedding ${done.toLocaleString("en")} of ${whole.toLocaleString("en")} passages`),
  );
  const traces = await openTraces({
    settings: config,
    mask: (text) => maskPersonalData(text).text,
    callbacks,
  });
  const { createEmbeddedKnowledge, passageTexts } = await import("./retrieval/dense-search.ts");
  const embedded =
    embeddings &&
    createEmbeddedKnowledge(embeddings, (error) =>
      logger.warn({ reason: error.message }, "no search by meaning this time"),
    );
  const answer = chat
    ? createModelAnswer({
        chat,
        dense: embedded?.search,
        trace: traces.trace,
        timeout: config.ANSWER_TIMEOUT * 1000,
        onFallback: (reason, detail) => logger.warn({ reason, detail }, "answered without the model"),
      })
    : answerQuestion;
  return {
    answer,
    chat,
    transcriber,
    async prepare(snapshot) {
      if (!embeddings || !embedded) return;
      const missing = embeddings.missing(passageTexts(snapshot));
      if (missing.length > LARGE_RUN) {
        const tokens = missing.reduce((sum, text) => sum + text.length, 0) / CHARACTERS_A_TOKEN;
        const price = config.EMBEDDING_PRICE;
        const cost = price === undefined ? "" : `, about ${((tokens * price) / 1e6).toFixed(2)} US dollars`;
        logger.info(
          `embedding ${missing.length.toLocaleString("en")} passages: about ${Math.round(tokens).toLocaleString("en")} tokens${cost}`,
        );
      }
      await embedded.prepare(snapshot);
    },
    async close() {
      await traces.close();
      embeddings?.close();
    },
  };
}

/** Asks the chat model for a word, so that a wrong key is known at the start; resolves to what is wrong. */
export async function tryModel(chat: ChatModel): Promise<string | undefined> {
  try {
    for await (const _ of chat.write([{ role: "user", content: "Say OK." }], AbortSignal.timeout(15_000))) break;
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a chat model is set; without one the rules answer alone. */
export function usesChatModel(config: Config): boolean {
  return config.OPENAI_API_KEY !== undefined || config.CHAT_MODEL !== undefined;
}

function modelsSettings(config: Config): ModelsSettings | undefined {
  const server = { baseUrl: config.OPENAI_BASE_URL ?? OPENAI, apiKey: config.OPENAI_API_KEY };
  const chat: ModelSettings | undefined = usesChatModel(config)
    ? { ...server, model: config.CHAT_MODEL ?? DEFAULT_CHAT_MODEL }
    : undefined;
  // What is found by meaning is for a model to write from; the rules answer from words.
  const embeddings =
    !chat || config.EMBEDDING_MODEL === undefined
      ? undefined
      : {
          baseUrl: config.EMBEDDING_BASE_URL ?? server.baseUrl,
          // A key is never sent to another server than the one it was given for.
          apiKey:
            config.EMBEDDING_API_KEY ?? (config.EMBEDDING_BASE_URL === undefined ? config.OPENAI_API_KEY : undefined),
          model: config.EMBEDDING_MODEL,
          dimensions: config.EMBEDDING_DIMENSIONS,
        };
  const transcription =
    config.TRANSCRIPTION_MODEL === undefined ? undefined : { ...server, model: config.TRANSCRIPTION_MODEL };
  if (!chat && !transcription) return undefined;
  return {
    chat,
    embeddings,
    transcription,
    limit: config.MODEL_BUDGET_PER_DAY,
    chatPrice: config.CHAT_PRICE,
    embeddingPrice: config.EMBEDDING_PRICE,
    vectorFile: path.join(config.DATA_DIR, "vectors.sqlite"),
  };
}
