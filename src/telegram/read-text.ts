import { type MaskedText, maskPersonalData } from "../conversation/mask-personal-data.ts";
import { publicPhones } from "../knowledge/contacts.ts";
import type { BotContext } from "./bot-context.ts";

/** A question may be so long. */
export const LONGEST_QUESTION = 1000;
/** Invisible characters hide words from people; nothing is read or shown of them. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What somebody wrote, without hidden characters and personal data; empty where nothing is left. */
export function readText(context: BotContext, text: string): MaskedText {
  const { contacts } = context.services.current().knowledge;
  return maskPersonalData(text.replace(HIDDEN, "").trim(), publicPhones(contacts));
}
