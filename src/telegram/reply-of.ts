import type { Message } from "grammy/types";

/**
 * The message that somebody answers on purpose. In a topic every message formally answers the one that opened it, and
 * that one is the bot's where the bot made the topic.
 */
export function replyOf(message: Message): Message["reply_to_message"] {
  const { reply_to_message: reply } = message;
  return reply?.forum_topic_created ? undefined : reply;
}
