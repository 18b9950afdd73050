import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { CommandError } from "./cli/command-error.ts";
import { ConfigError, readConfig } from "./config.ts";
import { KnowledgeError } from "./knowledge/knowledge-error.ts";

const HELP = `Megzuri answers questions about migration in Georgia from a knowledge folder.

  npm start                               the Telegram bot, or the terminal chat without TELEGRAM_BOT_TOKEN
  npm run -s megzuri -- COMMAND [options]

  serve                                   the same as npm start
  chat                                    talk in the terminal
  ask --jsonl                             answer {"id","question"} lines from standard input
  search --jsonl [--limit N]              the passages found for the same lines
  analyze --jsonl                         how {"id","text"} lines are read
  check                                   validate the knowledge folder
  evaluate FILE.jsonl [--json]            ask every question of a file and count what was right; with a model, both ways
  evaluate --compare RUN.json RUN.json    which questions the model answers otherwise in the second stored run

  --knowledge DIR                         another knowledge folder (default: KNOWLEDGE_DIR or ./knowledge)
`;

/** Runs a command; what goes wrong by the person's doing becomes one line and exit 1. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jsonl: { type: "boolean" },
      json: { type: "boolean", default: false },
      compare: { type: "boolean", default: false },
      knowledge: { type: "string" },
      limit: { type: "string", default: "10" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command = "serve"] = positionals;
  const write = (text: string) => void process.stdout.write(`${text}\n`);
  if (values.help || command === "help") {
    write(HELP);
    return 0;
  }
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = readConfig(process.env);
  const folder = values.knowledge ?? config.KNOWLEDGE_DIR;
  const { openSnapshot } = await import("./wiring.ts");
  const needsJsonl = ["ask", "search", "analyze"].includes(command);
  if (needsJsonl && !values.jsonl) throw new CommandError(`${command} reads JSON lines: write "${command} --jsonl"`);

  switch (command) {
    case "serve": {
      const { serveCommand } = await import("./cli/serve-command.ts");
      // What was begun has ended or is on disk; a server that says nothing must not keep the process.
      return process.exit(await serveCommand(config, folder));
    }
    case "chat": {
      const { chatCommand } = await import("./cli/chat-command.ts");
      const { withAnswer } = await import("./cli/with-answer.ts");
      const snapshot = await openSnapshot(folder);
      await withAnswer(config, snapshot, ({ answer }) =>
        chatCommand(() => snapshot, answer, { input: process.stdin, output: process.stdout }),
      );
      return 0;
    }
    case "ask": {
      const { askCommand } = await import("./cli/ask-command.ts");
      const { withAnswer } = await import("./cli/with-answer.ts");
      const snapshot = await openSnapshot(folder);
      await withAnswer(config, snapshot, ({ answer }) => askCommand(snapshot, answer, process.stdin, write));
      return 0;
    }
    case "search": {
      const limit = Number(values.limit);
      if (!Number.isInteger(limit) || limit < 1) throw new CommandError("--limit takes a whole number from 1");
      const { searchCommand } = await import("./cli/search-command.ts");
      await searchCommand(await openSnapshot(folder), limit, process.stdin, write);
      return 0;
    }
    case "analyze": {
      const { analyzeCommand } = await import("./cli/analyze-command.ts");
      await analyzeCommand(await openSnapshot(folder), process.stdin, write);
      return 0;
    }
    case "check": {
      const { checkCommand } = await import("./cli/check-command.ts");
      return (await checkCommand(folder, new Date(), write)) ? 0 : 1;
    }
    case "evaluate": {
      const { runEvaluation } = await import("./cli/run-evaluation.ts");
      return runEvaluation({
        config,
        folder,
        files: positionals.slice(1),
        compare: values.compare,
        json: values.json,
        write,
      });
    }
    default:
      throw new CommandError(`there is no command "${command}": see --help`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const expected =
    error instanceof CommandError ||
    error instanceof ConfigError ||
    error instanceof KnowledgeError ||
    (error instanceof Error && error.name === "WrongTokenError") ||
    (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  process.stderr.write(`${expected ? (error as Error).message : `megzuri: ${String(error)}`}\n`);
  process.exitCode = 1;
}
