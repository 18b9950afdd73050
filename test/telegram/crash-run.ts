import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { BotApiEmulator, type Fault, TOKEN } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";

const QUESTIONS = [
  "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?",
  "Who coordinates the risk analysis group?",
  "Какой бюджет был у проекта ENIGMMA?",
  "samdivnos telefoni",
  "What documents do I need for a visa?",
];

export interface CrashResult {
  readonly asked: number;
  readonly unanswered: number;
  /** Messages beyond one for each question. */
  readonly duplicates: number;
  /** Answers that were on their way when the process was killed: being sent, or sent within the last 100 ms. */
  readonly inFlight: number;
  readonly kills: number;
  readonly seconds: number;
}

/**
 * Asks questions of the real program while it is killed at random times and the Bot API delays, repeats, answers 429
 * and 5xx and drops connections; then lets it finish in peace.
 */
export async function crashRun(options: {
  readonly questions: number;
  readonly chats: number;
  readonly kills: number;
  readonly seed: number;
  /** How long the program works between two kills on the average, in milliseconds. */
  readonly life: number;
  readonly progress?: (text: string) => void;
}): Promise<CrashResult> {
  const { questions, chats, kills, seed, progress = () => {} } = options;
  const random = createRandom(seed);
  const emulator = await new BotApiEmulator().start();
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-crash-"));
  const begun = Date.now();
  emulator.latency = 5;
  emulator.chaos = (method) => (method === "sendMessage" || method === "getUpdates" ? chaos(random()) : undefined);
  const people = Array.from(
    { length: chats },
    (_, index) => new Person(emulator, { id: 1000 + index, language: "en" }),
  );
  const owed = new Map<number, number>();
  let asked = 0;
  let inFlight = 0;
  const askSome = (count: number) => {
    for (let index = 0; index < count && asked < questions; index++, asked++) {
      const person = people[asked % chats] as Person;
      person.say(QUESTIONS[asked % QUESTIONS.length] as string);
      owed.set(person.id, (owed.get(person.id) ?? 0) + 1);
    }
  };
  const missing = () => {
    const sent = new Map<number, number>();
    for (const { chat_id } of emulator.messages) sent.set(chat_id, (sent.get(chat_id) ?? 0) + 1);
    let count = 0;
    for (const [id, wanted] of owed) count += Math.max(0, wanted - (sent.get(id) ?? 0));
    return count;
  };

  let child = launch(emulator, folder);
  for (let kill = 0; kill < kills; kill++) {
    // Killed while it works, not while it starts.
    const before = emulator.calls.length;
    await emulator.until(() => emulator.calls.slice(before).some(({ method }) => method === "deleteWebhook"), 30_000);
    askSome(Math.ceil(questions / kills));
    await sleep(random() * 2 * options.life);
    const justNow = Date.now() - BOOKKEEPING;
    inFlight +=
      emulator.openCalls + emulator.calls.filter(({ method, at }) => method === "sendMessage" && at > justNow).length;
    await killHard(child);
    progress(`killed ${kill + 1} of ${kills}, ${asked} asked, ${missing()} owed`);
    child = launch(emulator, folder);
  }
  askSome(questions);
  emulator.chaos = undefined;
  const deadline = Date.now() + 120_000;
  while (missing() > 0 && Date.now() < deadline) await sleep(200);
  // What was taken twice would come now.
  await sleep(1000);
  child.kill("SIGTERM");
  await once(child, "exit");
  const unanswered = missing();
  const result = {
    asked,
    unanswered,
    duplicates: emulator.messages.length - (asked - unanswered),
    inFlight,
    kills,
    seconds: Math.round((Date.now() - begun) / 1000),
  };
  await emulator.stop();
  return result;
}

/** An answer that was sent so shortly before, in milliseconds, may not have been written down as sent. */
const BOOKKEEPING = 100;

export function launch(
  emulator: BotApiEmulator,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, ["src/start.js", "serve"], {
    stdio: ["ignore", "ignore", process.env.TEST_LOG ? "inherit" : "ignore"],
    env: {
      ...process.env,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: emulator.apiRoot,
      DATA_DIR: path.join(folder, "data"),
      DATA_KEY_FILE: path.join(folder, "keys/data.key"),
      LOG_LEVEL: process.env.TEST_LOG ?? "silent",
      ...environment,
    },
  });
}

export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** One call in twelve runs into something. */
function chaos(dice: number): Fault | undefined {
  if (dice < 0.02)
    return { kind: "error", status: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 };
  if (dice < 0.04) return { kind: "error", status: 502, description: "Bad Gateway" };
  if (dice < 0.06) return { kind: "drop" };
  if (dice < 0.08) return { kind: "delay", milliseconds: 300 };
  return undefined;
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
