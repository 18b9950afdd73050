import { afterAll, beforeAll, expect, test } from "vitest";
import { setUpTelegram } from "../../src/telegram/set-up-telegram.ts";
import { BotApiEmulator, TOKEN } from "./emulator/bot-api-emulator.ts";

const emulator = new BotApiEmulator();

beforeAll(() => emulator.start());
afterAll(() => emulator.stop());

const setUp = () => setUpTelegram({ token: TOKEN, apiRoot: emulator.apiRoot, staffChat: -5 });

test("names, descriptions and menus are set in three languages, and a second run changes nothing", async () => {
  const changes = await setUp();
  expect(changes).toHaveLength(17);
  expect(changes).toContain('ka: name is now "მეგზური — მიგრაციის კითხვები"');
  expect(emulator.setting('Commands/ru/{"type":"default"}')).toContainEqual({ command: "topics", description: "Темы" });
  expect(await setUp()).toEqual([]);
});

test("every text fits Telegram's limits", async () => {
  await setUp();
  for (const { method, payload } of emulator.calls) {
    if (method === "setMyName") expect(String(payload.name).length).toBeLessThanOrEqual(64);
    if (method === "setMyDescription") expect(String(payload.description).length).toBeLessThanOrEqual(512);
    if (method === "setMyShortDescription") expect(String(payload.short_description).length).toBeLessThanOrEqual(120);
  }
});

test("a wrong token is told in words", async () => {
  await expect(setUpTelegram({ token: "1:wrong", apiRoot: emulator.apiRoot })).rejects.toThrow("the token is wrong");
});
