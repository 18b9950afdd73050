// Speed beside peers, in one run: npm run bench -- [--million] [--full]
// Machines are noisy: read the ratios, not the milliseconds. --million adds 1,000,000 passages to the lexical part,
// --full adds 100,000 vectors to the dense part (building the graphs takes minutes).
import { parseArgs } from "node:util";
import { benchAnswers } from "./bench/answers.ts";
import { benchDense } from "./bench/dense.ts";
import { benchLexical } from "./bench/lexical.ts";
import { benchTelegram } from "./bench/telegram.ts";
import { benchWaits } from "./bench/telegram-waits.ts";

const { values } = parseArgs({
  options: { million: { type: "boolean" }, full: { type: "boolean" }, only: { type: "string" } },
});
const wanted = (part: string) => values.only === undefined || values.only === part;

if (wanted("lexical")) {
  for (const size of [1000, 10_000, 100_000, ...(values.million ? [1_000_000] : [])]) await benchLexical(size);
}
if (wanted("dense")) {
  for (const size of [10_000, ...(values.full ? [100_000] : [])]) await benchDense(size);
}
if (wanted("answers")) await benchAnswers(100_000);
if (wanted("telegram")) {
  await benchTelegram();
  await benchWaits();
}
