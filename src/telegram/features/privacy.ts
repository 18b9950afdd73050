import { Composer } from "grammy";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { keyboard } from "../keyboard.ts";

/** What is kept, and the end of it; a new conversation. */
export const privacy = new Composer<BotContext>();

privacy.command("privacy", async (context) => {
  if (isAddressed(context)) await context.reply(say(context, "privacy", { days: context.services.retentionDays }));
});

privacy.command("new", async (context) => {
  if (!isAddressed(context)) return;
  await context.services.conversations.close(context.chat.id);
  await context.reply(say(context, "new-conversation"));
});

privacy.command("delete_me", async (context) => {
  if (!isAddressed(context)) return;
  const row = [
    { text: say(context, "delete-yes"), action: { kind: "delete" as const, confirmed: true } },
    { text: say(context, "delete-no"), action: { kind: "delete" as const, confirmed: false } },
  ];
  await context.reply(say(context, "delete-confirm"), { reply_markup: await keyboard(context, [row]) });
});

export async function deletePerson(context: BotContext, confirmed: boolean): Promise<void> {
  if (!context.from) return;
  const { escalation, people, staffChat } = context.services;
  if (!confirmed) {
    await context.editMessageText(say(context, "delete-kept"));
    return;
  }
  // First, so that staff learn that nobody waits for their answer any more.
  const withdrawn = (await escalation?.withdraw.all(context.from.id)) ?? 0;
  const { tickets, ...removed } = await people.remove(context.from.id);
  if (staffChat.id !== undefined) await escalation?.clearStaffPosts(staffChat.id);
  await context.editMessageText(say(context, "deleted", { ...removed, tickets: tickets + withdrawn }));
}
