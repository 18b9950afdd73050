import type { AnsweredOutcome } from "../answering/outcome.ts";
import { type BotContext, say } from "./bot-context.ts";
import type { ButtonWish } from "./keyboard.ts";

/** "Simpler words" under a written answer, and "In my language" where the person's own is another one. */
export function rewordButtons(context: BotContext, outcome: AnsweredOutcome): ButtonWish[] {
  if (outcome.made !== "written" || !context.services.chat) return [];
  const action = {
    kind: "reword" as const,
    body: outcome.body,
    language: outcome.language,
    cited: outcome.citations.map(({ document, section }) => ({ document, section })),
  };
  const own = context.from?.language_code?.slice(0, 2);
  const simpler = { text: say(context, "reword-simpler"), action: { ...action, into: "simpler" } };
  if (own === undefined || own === outcome.language) return [simpler];
  return [simpler, { text: say(context, "reword-my-language"), action: { ...action, into: own } }];
}
