// Kills the bot 50 times under 10,000 questions and a faulty Bot API: npm run soak -- [--questions N] [--kills N] [--seed N]
import { parseArgs } from "node:util";
import { crashRun } from "../test/telegram/crash-run.ts";

const { values } = parseArgs({
  options: {
    questions: { type: "string", default: "10000" },
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    life: { type: "string", default: "1500" },
  },
});
const result = await crashRun({
  questions: Number(values.questions),
  chats: Math.ceil(Number(values.questions) / 10),
  kills: Number(values.kills),
  seed: Number(values.seed),
  life: Number(values.life),
  progress: (text) => void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`),
});
process.stdout.write(`${JSON.stringify(result)}\n`);
if (result.unanswered > 0 || result.duplicates > result.inFlight) process.exitCode = 1;
