import path from "node:path";
import type { Config } from "../config.ts";
import { openSnapshot } from "../wiring.ts";
import { CommandError } from "./command-error.ts";
import { evaluate, formatEvaluation } from "./evaluate-command.ts";
import { asWay, compareRuns, formatRun, readRun, storeRun } from "./evaluation-run.ts";
import { withAnswer } from "./with-answer.ts";

/** `evaluate`: the rules alone, and where a model is set the model beside them; or two stored runs compared. */
export async function runEvaluation(options: {
  readonly config: Config;
  readonly folder: string;
  readonly files: readonly string[];
  readonly compare: boolean;
  readonly json: boolean;
  readonly write: (text: string) => void;
}): Promise<number> {
  const { config, folder, files, compare, json, write } = options;
  const [file, second] = files;
  if (compare) {
    if (file === undefined || second === undefined) throw new CommandError("--compare needs two stored runs");
    write(compareRuns(await readRun(file), await readRun(second)));
    return 0;
  }
  if (file === undefined) throw new CommandError("evaluate needs a file: evaluate FILE.jsonl");
  const terminal = process.stderr.isTTY;
  const progress = (done: number) => void (terminal && process.stderr.write(`\r${done} questions`));
  const endProgress = () => void (terminal && process.stderr.write("\r\u001b[K"));
  const snapshot = await openSnapshot(folder);
  const quoted = await evaluate(snapshot, file, progress);
  endProgress();
  return withAnswer(config, snapshot, async ({ answer, model, spentToday }) => {
    if (!spentToday || model === undefined) {
      write(json ? JSON.stringify(quoted, null, 2) : formatEvaluation(quoted));
      return 0;
    }
    const before = await spentToday();
    const written = await evaluate(snapshot, file, progress, answer);
    endProgress();
    const after = await spentToday();
    const run = {
      at: new Date().toISOString(),
      file: path.basename(file),
      model,
      tokens: after.input + after.output - before.input - before.output,
      dollars: after.dollars - before.dollars,
      quoted: asWay(quoted),
      written: asWay(written),
    };
    const stored = await storeRun(path.join(config.DATA_DIR, "evaluations"), run);
    write(json ? JSON.stringify(run, null, 2) : `${formatRun(run)}\n\n${formatEvaluation(written)}`);
    process.stderr.write(`stored as ${stored}; compare with: evaluate --compare RUN.json RUN.json\n`);
    return 0;
  });
}
