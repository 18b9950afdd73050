import { type BotContext, say } from "./bot-context.ts";

const LIMITS = [
  { name: "minute", of: "person", most: 20, window: 60_000 },
  { name: "day", of: "person", most: 300, window: 24 * 3600 * 1000 },
] as const;
/** In a group many write; each is held to their own limits, all together to one more. */
const GROUP_LIMITS = [{ name: "minute", of: "chat", most: 60, window: 60_000 }, ...LIMITS] as const;

/** A person over the limit is told once, then met with silence. */
export async function isWithinLimits(context: BotContext): Promise<boolean> {
  const who = { person: context.from?.id ?? 0, chat: context.chat?.id ?? 0 };
  const result = await context.services.limits.use(context.chat?.type === "private" ? LIMITS : GROUP_LIMITS, who);
  if (result.kind === "over" && !result.told) await context.reply(say(context, "too-many"));
  return result.kind === "allowed";
}
