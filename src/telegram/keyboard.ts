import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import { shorten } from "../language/shorten.ts";
import type { Buttons } from "../storage/buttons.ts";
import type { Action } from "./actions.ts";
import type { BotContext } from "./bot-context.ts";

/** A button as a feature asks for it: an action of ours, or what Telegram does by itself. */
export type ButtonWish =
  | { readonly text: string; readonly action: Action }
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly copy: string };

/** Telegram shows about this much of a button's text on a phone; the rest would be cut without a sign. */
const LONGEST_BUTTON = 60;

/** The keyboard under a message to the person whose update is handled. */
export function keyboard(context: BotContext, rows: readonly (readonly ButtonWish[])[]): Promise<InlineKeyboardMarkup> {
  return buildKeyboard(context.services.buttons, context.from?.id ?? 0, rows);
}

/**
 * Builds a keyboard; its actions are kept under opaque ids that only the owner may press.
 *
 * @param owner a person, or the staff chat, whose members may all press
 */
export async function buildKeyboard(
  buttons: Buttons,
  owner: number,
  rows: readonly (readonly ButtonWish[])[],
): Promise<InlineKeyboardMarkup> {
  const actions = rows.flat().flatMap((wish) => ("action" in wish ? [wish.action] : []));
  const ids = await buttons.put(owner, actions);
  const build = (wish: ButtonWish): InlineKeyboardButton => {
    const text = shorten(wish.text, LONGEST_BUTTON);
    if ("url" in wish) return { text, url: wish.url };
    if ("copy" in wish) return { text, copy_text: { text: wish.copy } };
    return { text, callback_data: ids.shift() ?? "" };
  };
  return { inline_keyboard: rows.map((row) => row.map(build)).filter((row) => row.length > 0) };
}
