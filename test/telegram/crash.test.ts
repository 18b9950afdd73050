import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { crashRun, launch } from "./crash-run.ts";
import { BotApiEmulator } from "./emulator/bot-api-emulator.ts";
import { Person } from "./emulator/person.ts";

test("killed at random under load, nothing stays unanswered and nothing is sent twice beyond what was on its way", async () => {
  const result = await crashRun({ questions: 400, chats: 100, kills: 5, seed: 3, life: 300 });
  expect(result.unanswered).toBe(0);
  expect(result.duplicates).toBeLessThanOrEqual(result.inFlight);
}, 120_000);

test("SIGTERM lets what is begun end within ten seconds, takes nothing new, and the next start answers the rest", async () => {
  const emulator = await new BotApiEmulator().start();
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-term-"));
  const nino = new Person(emulator, { id: 1, language: "en" });
  const first = launch(emulator, folder);
  await nino.ask("Who funded ENIGMMA?");
  emulator.fail("sendMessage", { kind: "delay", milliseconds: 1500 });
  nino.say("Who chairs the commission?");
  await emulator.until(() => emulator.calls.filter(({ method }) => method === "sendMessage").length === 2);
  nino.say("When was the commission established?");
  const begun = Date.now();
  first.kill("SIGTERM");
  const [code] = await once(first, "exit");
  expect(code).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(nino.messages).toHaveLength(2);
  const second = launch(emulator, folder);
  await emulator.until(() => nino.messages.length === 3);
  second.kill("SIGTERM");
  await once(second, "exit");
  expect(nino.messages.map(({ text }) => text.slice(0, 30))).toHaveLength(3);
  await emulator.stop();
}, 30_000);
