import path from "node:path";
import type { Config } from "../config.ts";
import { type Answer, answerQuestion } from "../conversation/answer-question.ts";
import type { TokenUse } from "../models/model-budget.ts";
import { openAnswer, usesChatModel } from "../open-answer.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";

/** What a command answers with, and what the models have cost today so far. */
export interface CommandAnswer {
  readonly answer: Answer;
  /** The model's name. */
  readonly model: string | undefined;
  /** Undefined where the rules answer alone. */
  readonly spentToday: (() => Promise<TokenUse & { readonly dollars: number }>) | undefined;
}

/** Runs a command with what is set up to answer; without a model nothing is opened and nothing loaded. */
export async function withAnswer<Result>(
  config: Config,
  snapshot: Snapshot,
  run: (answering: CommandAnswer) => Promise<Result>,
): Promise<Result> {
  if (!usesChatModel(config)) return run({ answer: answerQuestion, model: undefined, spentToday: undefined });
  const [{ pino }, { openDatabase }, { createSpending }] = await Promise.all([
    import("pino"),
    import("../storage/open-database.ts"),
    import("../storage/spending.ts"),
  ]);
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const database = await openDatabase(path.join(config.DATA_DIR, "megzuri.sqlite"));
  const onProgress = (text: string) => void (process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`));
  const opened = await openAnswer({ config, database, logger, onProgress });
  try {
    await opened.prepare(snapshot);
    onProgress("");
    return await run({ answer: opened.answer, model: opened.chat?.name, spentToday: createSpending(database).today });
  } finally {
    await opened.close();
    await database.destroy();
  }
}
