import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { BotApiEmulator, TOKEN } from "../../test/telegram/emulator/bot-api-emulator.ts";
import { Person } from "../../test/telegram/emulator/person.ts";
import { figure, percentiles, printTable, progress } from "./measure.ts";

const CALL = 20;
const UPDATES = 4000;
const CHATS = 800;
const RATE = 100;
const STEADY = 1000;
/** Both the just-in-time compiler and the connections need some; a server that runs for weeks is warm. */
const WARM = 2000;
const WEBHOOK_RATE = 500;
const WEBHOOK_COUNT = 3000;
const TICKS_A_SECOND = 100;
const QUESTION = "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?";

const BOTS: Readonly<Record<string, (emulator: BotApiEmulator, folder: string) => ChildProcess>> = {
  "grammY with runner, echo": (emulator) => node(["scripts/bench/echo-bots/grammy.ts", TOKEN, emulator.apiRoot]),
  "Telegraf, echo": (emulator) => node(["scripts/bench/echo-bots/telegraf.ts", TOKEN, emulator.apiRoot]),
  "Megzuri, stored and answered": (emulator, folder) => node(["src/start.js", "serve"], megzuri(emulator, folder)),
};

/** The whole bot beside two bare echo bots, against the emulator with 20 ms a call. */
export async function benchTelegram(): Promise<void> {
  const rows: { bot: string; rate: number; cpu: number; p50: number; p99: number }[] = [];
  for (const [bot, launch] of Object.entries(BOTS)) {
    progress(bot);
    const emulator = await new BotApiEmulator().start();
    emulator.latency = CALL;
    const child = launch(emulator, await mkdtemp(path.join(tmpdir(), "megzuri-bench-")));
    const people = Array.from({ length: CHATS }, (_, index) => new Person(emulator, { id: 1 + index, language: "ka" }));
    await warmUp(emulator, people);
    rows.push({ bot, ...(await burst(emulator, people, child)), ...(await steady(emulator, people)) });
    child.kill("SIGKILL");
    await once(child, "exit");
    await emulator.stop();
  }
  const bare = rows[0]?.rate ?? 1;
  printTable(
    `Telegram, ${CALL} ms a call: a burst of ${UPDATES.toLocaleString("en")} updates, then ${RATE} a second`,
    rows.map(({ bot, rate, cpu, p50, p99 }) => ({
      bot,
      "updates/s": figure(rate),
      "× bare": figure(rate / bare),
      "CPU ms each": figure(cpu),
      "p50 ms": figure(p50),
      "p99 ms": figure(p99),
    })),
  );
  await benchWebhook();
}

async function warmUp(emulator: BotApiEmulator, people: readonly Person[]): Promise<void> {
  for (let index = 0; index < WARM; index++) people[index % CHATS]?.say(QUESTION);
  await emulator.until(() => sent(emulator) >= WARM, 60_000);
}

async function burst(emulator: BotApiEmulator, people: readonly Person[], child: ChildProcess) {
  const before = sent(emulator);
  const cpuBefore = await cpuOf(child);
  const begun = performance.now();
  for (let index = 0; index < UPDATES; index++) people[index % CHATS]?.say(QUESTION);
  await emulator.until(() => sent(emulator) >= before + UPDATES, 120_000);
  const seconds = (performance.now() - begun) / 1000;
  return { rate: UPDATES / seconds, cpu: ((await cpuOf(child)) - cpuBefore) / UPDATES };
}

async function steady(emulator: BotApiEmulator, people: readonly Person[]) {
  const asked = new Map<number, number>();
  const calls = emulator.calls.length;
  for (let index = 0; index < STEADY; index++) {
    const person = people[index % CHATS] as Person;
    if (!asked.has(person.id)) asked.set(person.id, Date.now());
    person.say(QUESTION);
    await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
  }
  await emulator.until(
    () => emulator.calls.slice(calls).filter(({ method }) => method === "sendMessage").length >= STEADY,
    30_000,
  );
  const waits: number[] = [];
  for (const { method, payload, at } of emulator.calls.slice(calls)) {
    const begun = asked.get(Number(payload.chat_id));
    if (method !== "sendMessage" || begun === undefined) continue;
    waits.push(at - begun);
    asked.delete(Number(payload.chat_id));
  }
  return percentiles(waits);
}

/** Updates by webhook at 500 a second: how long Telegram waits for its 200. */
async function benchWebhook(): Promise<void> {
  progress("Megzuri by webhook");
  const emulator = await new BotApiEmulator().start();
  emulator.latency = CALL;
  const secret = "a-secret-of-the-benchmark-01";
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const environment = { PUBLIC_URL: "http://127.0.0.1:1", PORT: String(port), TELEGRAM_WEBHOOK_SECRET: secret };
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-bench-"));
  const child = node(["src/start.js", "serve"], { ...megzuri(emulator, folder), ...environment });
  await emulator.until(() => emulator.calls.some(({ method }) => method === "setWebhook"), 20_000);
  // In a process of its own: a generator that is busy with the emulator would measure its own pauses.
  const load = [port, secret, WEBHOOK_RATE, WARM, WEBHOOK_COUNT, CHATS, QUESTION].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/bench/webhook-load.ts", ...load], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const waits = JSON.parse(stdout) as number[];
  child.kill("SIGKILL");
  await once(child, "exit");
  await emulator.stop();
  const { p50, p99 } = percentiles(waits);
  printTable(`Webhook, ${WEBHOOK_RATE} updates a second: until 200`, [
    { bot: "Megzuri", "p50 ms": figure(p50), "p99 ms": figure(p99) },
  ]);
}

const sent = (emulator: BotApiEmulator) => emulator.messages.length;

/** User and system time of a process so far, in milliseconds; 0 where the system does not tell. */
async function cpuOf(child: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 1000) / TICKS_A_SECOND;
}

function node(commandLine: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
  const stdio = process.env.TEST_LOG ? ("inherit" as const) : ("ignore" as const);
  return spawn(process.execPath, commandLine, { stdio, env: { ...process.env, ...environment } });
}

function megzuri(emulator: BotApiEmulator, folder: string): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: emulator.apiRoot,
    DATA_DIR: path.join(folder, "data"),
    DATA_KEY_FILE: path.join(folder, "keys/data.key"),
    LOG_LEVEL: process.env.TEST_LOG ?? "silent",
  };
}
