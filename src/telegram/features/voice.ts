import { Composer } from "grammy";
import { maskPersonalData } from "../../conversation/mask-personal-data.ts";
import { ModelError } from "../../models/model-error.ts";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { FileError } from "../download-file.ts";
import { fillDraft, waitingDraft } from "../fill-draft.ts";
import { isWithinLimits } from "../within-limits.ts";
import { answerText } from "./question.ts";

const LONGEST_SECONDS = 60;
const TRANSCRIPTION_TIME = 30_000;

/** Voice messages are written down, told back, and taken as if they had been typed. Recordings are not kept. */
export const voice = new Composer<BotContext>();

voice.on("message:voice", async (context, next) => {
  const { transcriber, download } = context.services;
  if (!transcriber) return next();
  if (!isAddressed(context) || !(await isWithinLimits(context))) return;
  if (context.message.voice.duration > LONGEST_SECONDS) {
    await context.reply(say(context, "voice-too-long", { seconds: LONGEST_SECONDS }));
    return;
  }
  try {
    const { file_path } = await context.getFile();
    const recording = await download(file_path ?? "");
    const heard = await transcriber.transcribe(recording, AbortSignal.timeout(TRANSCRIPTION_TIME));
    const { text } = maskPersonalData(heard);
    await context.reply(say(context, "voice-heard", { text }));
    const waiting = await waitingDraft(context);
    if (waiting) await fillDraft(context, waiting, text);
    else await answerText(context, text);
  } catch (error) {
    if (!(error instanceof ModelError || error instanceof FileError)) throw error;
    context.services.logger.warn({ reason: error.message }, "voice message not written down");
    await context.reply(say(context, "voice-failed"));
  }
});
