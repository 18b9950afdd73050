import { Composer } from "grammy";
import { type Action, actionSchema } from "../actions.ts";
import { type BotContext, say } from "../bot-context.ts";
import { changeDraft, toggleTurn } from "../change-draft.ts";
import { isStaff } from "../is-staff.ts";
import { isHarmless } from "../obey-telegram.ts";
import { proposeTicket } from "../propose-ticket.ts";
import { escalateTurn } from "./ask-secretariat.ts";
import { giveReason, vote } from "./feedback.ts";
import { chooseLanguage } from "./language.ts";
import { deletePerson } from "./privacy.ts";
import { answerText } from "./question.ts";
import { reword } from "./reword.ts";
import { closeByStaff } from "./staff-tickets.ts";
import { changeTicket } from "./tickets.ts";
import { showDocument, showDocuments, showSection, showTopics } from "./topics.ts";

/** Every button ends here: its id is looked up, its owner checked, its action read through a schema. */
export const buttons = new Composer<BotContext>();

buttons.on("callback_query:data", async (context) => {
  const { data, from } = context.callbackQuery;
  const action = actionSchema.safeParse(
    (await context.services.buttons.take(data, from.id)) ?? (await ofStaff(context, data)),
  );
  if (!action.success) {
    await acknowledge(context, say(context, "button-expired"));
    return;
  }
  await acknowledge(context);
  if ((await perform(context, action.data)) === false) await context.reply(say(context, "button-expired"));
});

/** Ends the waiting sign. Telegram takes that for a short time only; what the button is for is done however late it is. */
async function acknowledge(context: BotContext, text = ""): Promise<void> {
  await context.answerCallbackQuery({ text }).catch((error) => {
    if (!isHarmless(error)) throw error;
  });
}

/** A button that belongs to the staff chat, for its members. */
async function ofStaff(context: BotContext, data: string): Promise<unknown> {
  const { buttons: stored, staffChat } = context.services;
  if (staffChat.id === undefined || !(await isStaff(context))) return undefined;
  return stored.take(data, staffChat.id);
}

async function perform(context: BotContext, action: Action): Promise<unknown> {
  switch (action.kind) {
    case "ask":
      return answerText(context, action.question);
    case "section":
      return showSection(context, action.document, action.section);
    case "topics":
      return showTopics(context);
    case "documents":
      return showDocuments(context, action.of, action.page);
    case "document":
      return showDocument(context, action.document, action.page);
    case "language":
      return chooseLanguage(context, action.language);
    case "vote":
      return vote(context, action.turn, action.verdict);
    case "reason":
      return giveReason(context, action.turn, action.reason);
    case "reword":
      return reword(context, action);
    case "delete":
      return deletePerson(context, action.confirmed);
    case "escalate":
      return escalateTurn(context, action.turn);
    case "draft":
      return changeDraft(context, action);
    case "draft-turn":
      return toggleTurn(context, action.draft, action.index);
    case "ticket":
      return changeTicket(context, action.ticket, action.step);
    case "close":
      return closeByStaff(context, action.ticket);
    case "propose":
      return proposeTicket(context, action.ticket);
  }
}
