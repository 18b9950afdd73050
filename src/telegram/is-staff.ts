import type { BotContext } from "./bot-context.ts";

const MEMBERS = new Set(["creator", "administrator", "member"]);

/** Whether somebody writes or presses in the staff chat and is a member of it now. Asked for at each use. */
export async function isStaff(context: BotContext): Promise<boolean> {
  const { staffChat } = context.services;
  if (staffChat.id === undefined || context.chat?.id !== staffChat.id || !context.from) return false;
  // An administrator who writes as the chat itself.
  if (context.message?.sender_chat?.id === staffChat.id) return true;
  const member = await context.api.getChatMember(staffChat.id, context.from.id);
  return MEMBERS.has(member.status) || (member.status === "restricted" && member.is_member);
}
