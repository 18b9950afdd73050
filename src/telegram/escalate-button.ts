import { type BotContext, say } from "./bot-context.ts";
import type { ButtonWish } from "./keyboard.ts";

/** Hands the question of a turn to the secretariat. Only in private chats: in a group the asker's question is theirs. */
export function escalateButton(context: BotContext, turn: number): ButtonWish {
  return { text: say(context, "ask-secretariat"), action: { kind: "escalate", turn } };
}
