import { Composer } from "grammy";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";

/** Photos, files, stickers, places, voice: a friendly line saying what can be read. */
export const otherContent = new Composer<BotContext>();

otherContent.on(
  [
    "message:photo",
    "message:document",
    "message:sticker",
    "message:location",
    "message:voice",
    "message:video",
    "message:audio",
    "message:video_note",
    "message:contact",
    "message:poll",
  ],
  async (context) => {
    if (isAddressed(context)) await context.reply(say(context, "unsupported"));
  },
);
