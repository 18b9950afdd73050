import { CachedEmbeddings, type EmbeddingProgress } from "./cached-embeddings.ts";
import type { ChatModel } from "./chat-model.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { createModelBudget, type DailyLimit, type Spending, type TokenPrice } from "./model-budget.ts";
import { createOpenAiChatModel } from "./openai-chat-model.ts";
import { OpenAiEmbeddings } from "./openai-embeddings.ts";
import { createOpenAiTranscriber, type Transcriber } from "./openai-transcriber.ts";

/** Where a model is and what it is called. */
export interface ModelSettings {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
}

export interface ModelsSettings {
  readonly chat: ModelSettings | undefined;
  readonly embeddings: (ModelSettings & { readonly dimensions: number | undefined }) | undefined;
  readonly transcription: ModelSettings | undefined;
  readonly limit: DailyLimit | undefined;
  readonly chatPrice: TokenPrice | undefined;
  readonly embeddingPrice: number | undefined;
  /** Where vectors are kept between runs. */
  readonly vectorFile: string;
}

/** The models that are set up; each may be missing. */
export interface Models {
  readonly chat: ChatModel | undefined;
  readonly embeddings: CachedEmbeddings | undefined;
  readonly transcriber: Transcriber | undefined;
}

/** Builds the clients of the models, each with a circuit breaker of its own and all with one budget. */
export function openModels(
  settings: ModelsSettings,
  spending: Spending,
  onProgress: (progress: EmbeddingProgress) => void = () => {},
): Models {
  const { chat, embeddings, transcription, limit, chatPrice, embeddingPrice } = settings;
  const budgetAt = (price: TokenPrice | undefined) => createModelBudget(spending, limit, price);
  return {
    chat: chat && createOpenAiChatModel({ ...chat, breaker: createCircuitBreaker(), budget: budgetAt(chatPrice) }),
    embeddings:
      embeddings &&
      new CachedEmbeddings({
        embeddings: new OpenAiEmbeddings({
          ...embeddings,
          breaker: createCircuitBreaker(),
          budget: budgetAt(embeddingPrice === undefined ? undefined : { input: embeddingPrice, output: 0 }),
        }),
        model: `${embeddings.model} ${embeddings.dimensions ?? ""}`.trim(),
        file: settings.vectorFile,
        onProgress,
      }),
    transcriber: transcription && createOpenAiTranscriber({ ...transcription, breaker: createCircuitBreaker() }),
  };
}
