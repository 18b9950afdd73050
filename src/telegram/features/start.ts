import { Composer } from "grammy";
import { isAddressed } from "../addressed.ts";
import { type BotContext, say } from "../bot-context.ts";
import { keyboard } from "../keyboard.ts";
import { askDirectly } from "./ask-secretariat.ts";
import { showDocument } from "./topics.ts";

const EXAMPLES = 3;

/** First contact: who this is and three real examples. `/start iom` opens a topic. */
export const start = new Composer<BotContext>();

start.command("start", async (context) => {
  if (!isAddressed(context)) return;
  const topic = context.match.trim();
  if (topic === "ask_secretariat" && context.chat.type === "private") return askDirectly(context, "");
  if (topic !== "" && (await showDocument(context, `${context.language}/${topic}.md`, 0))) return;
  await greet(context);
});

start.command("help", async (context) => {
  if (isAddressed(context)) await context.reply(say(context, "help"));
});

/** The greeting with example questions, and the choice of language. */
export async function greet(context: BotContext): Promise<void> {
  const examples = exampleQuestions(context).map((question) => [
    { text: question, action: { kind: "ask" as const, question } },
  ]);
  const languages = [
    { text: "ქართული", action: { kind: "language" as const, language: "ka" as const } },
    { text: "English", action: { kind: "language" as const, language: "en" as const } },
    { text: "Русский", action: { kind: "language" as const, language: "ru" as const } },
  ];
  await context.reply(say(context, "greeting"), { reply_markup: await keyboard(context, [...examples, languages]) });
}

/** The first example question of different documents, so that they show what there is. */
function exampleQuestions(context: BotContext): string[] {
  const passages = context.services.current().languages.get(context.language)?.passages ?? [];
  const byDocument = new Map<string, string>();
  for (const { document, kind, questions } of passages) {
    const [question] = questions;
    if (question !== undefined && kind !== "contacts" && !byDocument.has(document)) byDocument.set(document, question);
  }
  return [...byDocument.values()].slice(0, EXAMPLES);
}
