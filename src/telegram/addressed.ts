import type { BotContext } from "./bot-context.ts";
import { replyOf } from "./reply-of.ts";

/**
 * Whether a message is meant for the bot: everything in a private chat; in a group only commands, mentions and replies
 * to what the bot wrote. grammY hands commands on only where they are for this bot or for any.
 */
export function isAddressed(context: BotContext): boolean {
  if (context.chat?.type === "private") return true;
  const message = context.message ?? context.editedMessage;
  if (!message) return context.callbackQuery !== undefined || context.inlineQuery !== undefined;
  if (replyOf(message)?.from?.id === context.me.id) return true;
  const mention = `@${context.me.username}`.toLowerCase();
  if ((message.text ?? "").toLowerCase().includes(mention)) return true;
  return (message.entities ?? []).some((entity) => entity.type === "bot_command" && entity.offset === 0);
}

/** The text without the mention of the bot. */
export function withoutMention(context: BotContext, text: string): string {
  return text.replace(new RegExp(`@${context.me.username}\\b`, "gi"), "").trim();
}
