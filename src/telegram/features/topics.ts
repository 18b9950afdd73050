import { Composer } from "grammy";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { type ButtonWish, keyboard } from "../keyboard.ts";
import { replyToSection } from "./question.ts";

const PAGE = 8;

/** The knowledge as a menu: documents, their sections, the section itself. */
export const topics = new Composer<BotContext>();

topics.command("topics", async (context) => {
  if (isAddressed(context)) await showTopics(context);
});

/** The kinds of documents: working groups, projects, procedures and so on. */
export async function showTopics(context: BotContext): Promise<void> {
  const kinds = new Set(passagesOf(context).map(({ kind }) => kind));
  if (kinds.size === 0) {
    await context.reply(say(context, "no-topics"));
    return;
  }
  const rows = [...kinds].map((of): ButtonWish[] => [
    { text: say(context, `kind-${of}`), action: { kind: "documents", of, page: 0 } },
  ]);
  await show(context, say(context, "topics"), rows);
}

/** The documents of a kind, a page at a time; false where there is none any more. */
export async function showDocuments(context: BotContext, of: string, page: number): Promise<boolean> {
  const documents = documentsOf(context, of);
  if (documents.length === 0) return false;
  const rows = documents
    .slice(page * PAGE, (page + 1) * PAGE)
    .map(({ document, title }): ButtonWish[] => [{ text: title, action: { kind: "document", document, page: 0 } }]);
  const turn = pageTurn(context, page, documents.length, (next) => ({ kind: "documents", of, page: next }));
  const back: ButtonWish[] = [{ text: say(context, "back"), action: { kind: "topics" } }];
  await show(context, `${say(context, `kind-${of}`)}\n\n${say(context, "topics-document")}`, [...rows, turn, back]);
  return true;
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
  const back: ButtonWish[] = [{ text: say(context, "back"), action: { kind: "documents", of: first.kind, page: 0 } }];
  await show(context, `${first.title}\n\n${say(context, "topics-section")}`, [...rows, turn, back]);
  return true;
}

/** One section as an answer. */
export async function showSection(context: BotContext, document: string, section: string): Promise<boolean> {
  const passage = passagesOf(context).find((one) => one.document === document && one.section === section);
  if (passage) await replyToSection(context, passage);
  return passage !== undefined;
}

function documentsOf(context: BotContext, of: string): { document: string; title: string }[] {
  const passages = passagesOf(context).filter(({ kind }) => kind === of);
  return [...new Map(passages.map(({ document, title }) => [document, title]))].map(([document, title]) => ({
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
  if (page > 0) row.push({ text: say(context, "previous-page"), action: action(page - 1) });
  if ((page + 1) * PAGE < count) row.push({ text: say(context, "next-page"), action: action(page + 1) });
  return row;
}

/** A menu changes in place where it was opened by one of its own buttons. */
async function show(context: BotContext, text: string, rows: readonly ButtonWish[][]): Promise<void> {
  const reply_markup = await keyboard(context, rows);
  if (context.callbackQuery?.message) await context.editMessageText(text, { reply_markup });
  else await context.reply(text, { reply_markup });
}
