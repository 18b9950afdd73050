import { composeAnswer } from "../../answering/compose-answer.ts";
import { simplifyAnswer, translateAnswer } from "../../conversation/reword-answer.ts";
import { passageId } from "../../knowledge/section-name.ts";
import { readQuestion } from "../../language/read-question.ts";
import { ModelError } from "../../models/model-error.ts";
import { passageOf } from "../../retrieval/look-up-passage.ts";
import type { Action } from "../actions.ts";
import { type BotContext, say } from "../bot-context.ts";
import { sendOutcome } from "../send-outcome.ts";
import { isWithinLimits } from "../within-limits.ts";

const TIME = 20_000;

type Rewording = Extract<Action, { kind: "reword" }>;

/** Says an answer in other words; false where its passages are no longer there. */
export async function reword(context: BotContext, action: Rewording): Promise<boolean> {
  const { services } = context;
  const { chat } = services;
  const snapshot = services.current();
  const cited = action.cited.flatMap((one) => passageOf(passageId(one), snapshot) ?? []);
  const [first, ...others] = cited;
  if (!chat || !first || cited.length < action.cited.length) return false;
  if (!(await isWithinLimits(context))) return true;
  const question = { ...(await readQuestion(action.body, snapshot)), language: action.language };
  const asOutcome = (body: string) =>
    composeAnswer(
      { ...question, written: { ...question.written, kind: action.language } },
      { made: "written", body, cited: [first, ...others] },
      [],
    );
  const signal = AbortSignal.timeout(TIME);
  try {
    const outcome =
      action.into === "simpler"
        ? asOutcome(await simplifyAnswer(chat, action, cited, snapshot, signal))
        : await translateAnswer(chat, asOutcome(action.body), action.into, signal);
    await sendOutcome(context, { ...outcome, made: "fixed" });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    services.logger.warn({ reason: error.message }, "answer not reworded");
    await context.reply(say(context, "reword-failed"));
  }
  return true;
}
