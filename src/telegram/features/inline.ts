import { Composer } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import { asAnswer } from "../../answering/as-answer.ts";
import { readQuestion } from "../../language/read-question.ts";
import { findPassages } from "../../retrieval/find-passages.ts";
import type { BotContext } from "../bot-context.ts";
import { renderAnswer } from "../render-answer.ts";

const MOST_RESULTS = 5;
/** Below this share of the question a passage is no answer to send to others. */
const ENOUGH = 0.5;
const CACHE_SECONDS = 300;
const LONGEST_DESCRIPTION = 120;

/** `@bot question` in any chat: up to five sections to send. */
export const inline = new Composer<BotContext>();

inline.on("inline_query", async (context) => {
  const snapshot = context.services.current();
  const asked = await readQuestion(context.inlineQuery.query.slice(0, 256), snapshot);
  const found = findPassages(asked, snapshot, MOST_RESULTS).filter(({ coverage }) => coverage >= ENOUGH);
  const results = found.map(
    ({ passage }, index): InlineQueryResult => ({
      type: "article",
      id: String(index),
      title: passage.heading,
      description: passage.text.slice(0, LONGEST_DESCRIPTION),
      input_message_content: {
        message_text: renderAnswer(asAnswer(passage)),
        parse_mode: "HTML",
        link_preview_options: { is_disabled: true },
      },
    }),
  );
  await context.answerInlineQuery(results, { cache_time: CACHE_SECONDS });
});
