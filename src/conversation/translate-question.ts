import type { ChatModel } from "../models/chat-model.ts";
import { ModelError } from "../models/model-error.ts";
import { figuresOf, translate } from "./translate.ts";

/** A translation is about as long as its question; much more is something else. */
const MOST_GROWTH = 3;

/**
 * Translates a question into Georgian for the secretariat, who get it beside the original.
 *
 * @throws ModelError where the model fails, or what it wrote cannot be a translation
 */
export async function translateQuestion(chat: ChatModel, question: string, signal: AbortSignal): Promise<string> {
  const translation = await translate(chat, question, "ka", signal);
  const fits =
    /\p{Script=Georgian}/u.test(translation) &&
    figuresOf(translation) === figuresOf(question) &&
    translation.length <= MOST_GROWTH * question.length + 50;
  if (!fits) throw new ModelError("unusable", "this is no translation of the question");
  return translation;
}
