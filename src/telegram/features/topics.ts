import { Composer } from "grammy";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { type ButtonWish, keyboard } from "../keyboard.ts";
import { replyToSection } from "./question.ts";

const PAGE = 8;

/** The knowledge as a menu: documents, their sections, the section itself. */
export const topics = new Composer<BotContext>();

topics.command("topics", async (context) => {
  if (isAddressed(context)) await showTopics(context, 0);
});

/** The documents of the person's language, a page at a time. */
export async function showTopics(context: BotContext, page: number): Promise<void> {
  const documents = documentsOf(context);
  if (documents.length === 0) {
    await context.reply(say(context, "no-topics"));
    return;
  }
  const rows: ButtonWish[][] = documents
    .slice(page * PAGE, (page + 1) * PAGE)
    .map(({ document, title }) => [{ text: title, action: { kind: "document", document, page: 0 } }]);
  const turn = pageTurn(context, page, documents.length, (next) => ({ kind: "topics", page: next }));
  await show(context, say(context, "topics"), [...rows, turn]);
}

/** The sections of a document; false where there is no such document. */
export async function showDocument(context: BotContext, document: string, page: number): Promise<boolean> {
  const passages = passagesOf(context).filter((passage) => passage.document === document);
  const [first] = passages;
  if (!first) return false;
  const rows: ButtonWish[][] = passages
    .slice(page * PAGE, (page + 1) * PAGE)
    .map(({ heading, section }) => [{ text: heading, action: { kind: "section", document, section } }]);
  const turn = pageTurn(context, page, passages.length, (next) => ({ kind: "document", document, page: next }));
  const back: ButtonWish[] = [{ text: say(context, "back"), action: { kind: "topics", page: 0 } }];
  await show(context, `${first.title}\n\n${say(context, "topics-section")}`, [...rows, turn, back]);
  return true;
}

/** One section as an answer. */
export async function showSection(context: BotContext, document: string, section: string): Promise<boolean> {
  const passage = passagesOf(context).find((one) => one.document === document && one.section === section);
  if (passage) await replyToSection(context, passage);
  return passage !== undefined;
}

function documentsOf(context: BotContext): { document: string; title: string }[] {
  return [...new Map(passagesOf(context).map(({ document, title }) => [document, title]))].map(([document, title]) => ({
    document,
    title,
  }));
}

function passagesOf(context: BotContext) {
  const { languages } = context.services.current();
  return languages.get(context.language)?.passages ?? languages.values().next().value?.passages ?? [];
}

function pageTurn(
  context: BotContext,
  page: number,
  count: number,
  action: (page: number) => Extract<ButtonWish, { action: unknown }>["action"],
): ButtonWish[] {
  const row: ButtonWish[] = [];
  if (page > 0) row.push({ text: say(context, "back"), action: action(page - 1) });
  if ((page + 1) * PAGE < count) row.push({ text: say(context, "next-page"), action: action(page + 1) });
  return row;
}

/** A menu changes in place where it was opened by one of its own buttons. */
async function show(context: BotContext, text: string, rows: readonly ButtonWish[][]): Promise<void> {
  const reply_markup = await keyboard(context, rows);
  if (context.callbackQuery?.message) await context.editMessageText(text, { reply_markup });
  else await context.reply(text, { reply_markup });
}
