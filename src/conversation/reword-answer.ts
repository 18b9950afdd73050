import { checkAnswer } from "../answering/grounding/check-grounding.ts";
import { citedSentences } from "../answering/grounding/cited-sentences.ts";
import type { AnsweredOutcome } from "../answering/outcome.ts";
import type { Passage } from "../knowledge/document.ts";
import type { ChatModel } from "../models/chat-model.ts";
import { ModelError } from "../models/model-error.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { createContactPlaceholders } from "./contact-placeholders.ts";
import { figuresOf, translate } from "./translate.ts";
import { joinSentences } from "./write-answer.ts";
import { INSTRUCTIONS, writePrompt } from "./write-prompt.ts";

/**
 * Translates a checked answer. The translation must hold the same numbers and contacts, no more and no fewer.
 *
 * @param language BCP 47 code
 * @throws ModelError where the model fails or changes a figure
 */
export async function translateAnswer(
  chat: ChatModel,
  outcome: AnsweredOutcome,
  language: string,
  signal: AbortSignal,
): Promise<AnsweredOutcome> {
  const { body, notes, source } = outcome;
  const placeholders = createContactPlaceholders(new Map());
  const whole = [...notes, body, source].join("\n\n");
  const text = placeholders.fill(await translate(chat, placeholders.hide(whole), language, signal));
  if (figuresOf(text) !== figuresOf(whole)) throw new ModelError("unusable", "the translation changes a figure");
  const parts = text.split(/\n{2,}/);
  const translatedSource = parts.length > 1 ? (parts.at(-1) ?? source) : source;
  const translatedBody = parts.length > 1 ? parts.slice(0, -1).join("\n\n") : text;
  return { ...outcome, notes: [], body: translatedBody, keyFact: "", source: translatedSource, text };
}

/**
 * Says an answer in simpler words, checked against the same passages.
 *
 * @throws ModelError where the model fails or says more than the passages do
 */
export async function simplifyAnswer(
  chat: ChatModel,
  outcome: { readonly body: string; readonly language: AnsweredOutcome["language"] },
  passages: readonly Passage[],
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<string> {
  const placeholders = createContactPlaceholders(snapshot.knowledge.contacts);
  const question = `Say this in simpler words and shorter sentences, for somebody who is upset and does not know officials' language: ${outcome.body}`;
  const messages = writePrompt({ question, language: outcome.language, passages, placeholders });
  const text = placeholders.fill((await Array.fromAsync(chat.write(messages, signal))).join(""));
  const result = checkAnswer(text, { passages, snapshot, question: outcome.body, secret: INSTRUCTIONS });
  if (result.kind === "refused") throw new ModelError("unusable", "the simpler answer says more than the passages");
  return joinSentences(citedSentences(text));
}
