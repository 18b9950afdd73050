import type { Context } from "grammy";
import type { Logger } from "pino";
import type { Answer } from "../conversation/answer-question.ts";
import type { Escalation } from "../escalation/escalation.ts";
import type { KnowledgeProblem } from "../knowledge/knowledge-error.ts";
import type { Language } from "../knowledge/language.ts";
import type { ChatModel } from "../models/chat-model.ts";
import type { Transcriber } from "../models/openai-transcriber.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import type { Buttons } from "../storage/buttons.ts";
import type { Conversations } from "../storage/conversations.ts";
import type { Limits } from "../storage/limits.ts";
import type { People } from "../storage/people.ts";
import type { StaffChat } from "./staff-chat.ts";
import type { Translate } from "./translator.ts";

/** All that a feature may need; the wiring builds it once. */
export interface BotServices {
  readonly current: () => Snapshot;
  readonly answer: Answer;
  readonly reload: () => Promise<void>;
  readonly check: () => Promise<readonly KnowledgeProblem[]>;
  /** Says answers in other words; undefined without a model. */
  readonly chat: ChatModel | undefined;
  /** Writes voice messages down; undefined without a model for it. */
  readonly transcriber: Transcriber | undefined;
  /** Fetches a file of Telegram by its `file_path`. */
  readonly download: (filePath: string) => Promise<Uint8Array>;
  readonly translate: Translate;
  readonly buttons: Buttons;
  readonly conversations: Conversations;
  readonly limits: Limits;
  readonly people: People;
  /** The way to the secretariat and back; undefined without a mail server. */
  readonly escalation: Escalation | undefined;
  /** Where drafts of knowledge files go. */
  readonly knowledgeFolder: string;
  readonly logger: Logger;
  readonly retentionDays: number;
  readonly staffChat: StaffChat;
  /** Answers that are being written, by chat; a stop ends them. */
  readonly running: Map<number, AbortController>;
  readonly observe: (outcome: string, language: string, seconds: number) => void;
}

/** What every handler gets: the update, and the person's language. */
export type BotContext = Context & { language: Language; services: BotServices };

/** Says a message of the interface in the person's language. */
export function say(context: BotContext, id: string, values?: Readonly<Record<string, string | number>>): string {
  return context.services.translate(context.language, id, values);
}
