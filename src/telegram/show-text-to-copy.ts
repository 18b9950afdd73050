import { escapeHtml } from "../language/escape-html.ts";
import { type BotContext, say } from "./bot-context.ts";
import { type ButtonWish, keyboard } from "./keyboard.ts";

/** A copy button holds no more. */
const LONGEST_COPY = 256;

/** Without a mail server: the secretariat's address and the question, ready to be copied into a mail of one's own. */
export async function showTextToCopy(context: BotContext, question: string): Promise<void> {
  const address = context.services.current().knowledge.contacts.get("secretariat")?.email;
  if (address === undefined) {
    await context.reply(say(context, "copy-no-address"));
    return;
  }
  const buttons: ButtonWish[] = [{ text: say(context, "contacts-copy"), copy: address }];
  if (question !== "" && question.length <= LONGEST_COPY)
    buttons.push({ text: say(context, "copy-question"), copy: question });
  const text = [
    escapeHtml(say(context, "copy-intro")),
    `<code>${escapeHtml(address)}</code>`,
    ...(question === "" ? [] : [escapeHtml(say(context, "copy-text")), `<pre>${escapeHtml(question)}</pre>`]),
  ].join("\n\n");
  await context.reply(text, { parse_mode: "HTML", reply_markup: await keyboard(context, [buttons]) });
}
