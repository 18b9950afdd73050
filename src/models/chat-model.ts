import type { z } from "zod";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** A model that writes. Implemented for any server that speaks OpenAI's interface. */
export interface ChatModel {
  readonly name: string;
  /**
   * Writes an answer, piece by piece.
   *
   * @throws ModelError where the server fails, the answer is cut off, or the budget is spent
   */
  write(messages: readonly ChatMessage[], signal: AbortSignal): AsyncIterable<string>;
  /**
   * Has a form filled in.
   *
   * @throws ModelError as above, and where what came does not fit the schema
   */
  fill<Schema extends z.ZodType>(
    messages: readonly ChatMessage[],
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.infer<Schema>>;
}
