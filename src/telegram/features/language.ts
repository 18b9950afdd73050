import { Composer } from "grammy";
import type { Language } from "../../knowledge/language.ts";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { keyboard } from "../keyboard.ts";

const NAMES: readonly (readonly [Language, string])[] = [
  ["ka", "ქართული"],
  ["en", "English"],
  ["ru", "Русский"],
];

/** The language of the interface. Questions are answered in their own language whatever is chosen here. */
export const language = new Composer<BotContext>();

language.command("language", async (context) => {
  if (!isAddressed(context)) return;
  const row = NAMES.map(([code, text]) => ({ text, action: { kind: "language" as const, language: code } }));
  await context.reply(say(context, "choose-language"), { reply_markup: await keyboard(context, [row]) });
});

export async function chooseLanguage(context: BotContext, chosen: Language): Promise<void> {
  if (!context.from) return;
  await context.services.people.chooseLanguage(context.from.id, chosen);
  context.language = chosen;
  await context.reply(say(context, "language-chosen"));
}
