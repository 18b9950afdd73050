import { mkdtemp, readFile, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createButtons } from "../../src/storage/buttons.ts";
import { createConversations } from "../../src/storage/conversations.ts";
import { encrypt } from "../../src/storage/encrypt.ts";
import { createInbox } from "../../src/storage/inbox.ts";
import { createLimits } from "../../src/storage/limits.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createPeople } from "../../src/storage/people.ts";
import { createSpending } from "../../src/storage/spending.ts";
import { createVault, readKeyFile } from "../../src/storage/vault.ts";

const vault = createVault(Buffer.alloc(32, 7));
const folder = () => mkdtemp(path.join(tmpdir(), "megzuri-db-"));
const turn = {
  id: 1,
  chat: 1,
  person: 1,
  question: "როდის შეიქმნა კომისია?",
  subject: "კომისია",
  outcome: "answered",
  language: "ka" as const,
};

test("an update that is repeated is stored once, and what was not finished is there after a restart", async () => {
  const file = path.join(await folder(), "data.sqlite");
  const update = { updateId: 5, chat: 1, urgent: false, payload: { text: "hello" } };
  const database = await openDatabase(file, vault.cipherKey);
  const inbox = createInbox(database, vault);
  expect(await inbox.add([update, update])).toHaveLength(1);
  expect(await inbox.add([update, { ...update, updateId: 6 }])).toHaveLength(1);
  await inbox.finish(5);
  await database.committed();
  const again = createInbox(await openDatabase(file, vault.cipherKey), vault);
  expect((await again.pending()).map(({ updateId, payload }) => [updateId, payload])).toEqual([[6, { text: "hello" }]]);
  expect(await again.add([update])).toEqual([]);
});

test("an update that the disk has not taken does not count as stored", async () => {
  const file = path.join(await folder(), "data.sqlite");
  const database = await openDatabase(file, vault.cipherKey);
  await unlink(`${file}-wal`);
  const inbox = createInbox(database, vault);
  await expect(inbox.add([{ updateId: 5, chat: 1, urgent: false, payload: {} }])).rejects.toThrow("ENOENT");
});

test("an update that was under way at twenty sudden ends is given up; one that waits through clean stops is not", async () => {
  const inbox = createInbox(await openDatabase(":memory:", vault.cipherKey), vault);
  await inbox.add([{ updateId: 1, chat: 1, urgent: false, payload: {} }]);
  for (let start = 0; start < 30; start++) {
    expect(await inbox.pending()).toHaveLength(1);
    await inbox.release();
  }
  for (let start = 0; start < 20; start++) expect(await inbox.pending()).toHaveLength(1);
  expect(await inbox.pending()).toEqual([]);
});

test("nothing that people write, and no id of theirs, can be read in the database file", async () => {
  const file = path.join(await folder(), "data.sqlite");
  const database = await openDatabase(file, vault.cipherKey);
  await createInbox(database, vault).add([
    { updateId: 1, chat: 777888999, urgent: false, payload: { text: "საიდუმლო" } },
  ]);
  await createConversations(database, vault).add({ ...turn, chat: 777888999, person: 777888999, question: "საიდუმლო" });
  await database.destroy();
  const bytes = await readFile(file);
  expect(bytes.includes("საიდუმლო")).toBe(false);
  expect(bytes.includes("777888999")).toBe(false);
});

test("a value that was sealed with another key, or changed, is not opened", () => {
  const sealed = encrypt(vault.seal("text"), vault.cipherKey);
  expect(vault.open(sealed)).toBe("text");
  expect(() => createVault(Buffer.alloc(32, 8)).open(sealed)).toThrow();
  const changed = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
  expect(() => vault.open(changed)).toThrow();
});

test("a key file is made once, for its owner's eyes only", async () => {
  const file = path.join(await folder(), "keys/megzuri.key");
  const key = readKeyFile(file);
  expect(key).toHaveLength(32);
  expect(Buffer.from(readKeyFile(file))).toEqual(Buffer.from(key));
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test("/delete_me removes everything of one person and nothing of another", async () => {
  const database = await openDatabase(":memory:", vault.cipherKey);
  const conversations = createConversations(database, vault);
  const people = createPeople(database, vault);
  await conversations.add(turn);
  await conversations.add({ ...turn, id: 2, chat: 2, person: 2 });
  await conversations.addFeedback(turn.id, 1, "down", "old");
  await people.chooseLanguage(1, "ru");
  expect(await people.remove(1)).toEqual({ questions: 1, feedback: 1, settings: 1, tickets: 0 });
  expect(await conversations.recent(1)).toEqual([]);
  expect(await conversations.recent(2)).toHaveLength(1);
});

test("what is older than it may be kept is really gone", async () => {
  let time = Date.UTC(2026, 0, 1);
  const database = await openDatabase(":memory:", vault.cipherKey);
  const now = () => time;
  await createConversations(database, vault, now).add(turn);
  time += 91 * 24 * 3600 * 1000;
  await createPeople(database, vault, now).expire(90);
  expect(await database.selectFrom("turns").selectAll().execute()).toEqual([]);
});

test("a limit is told once, then met with silence, and forgotten with its window", async () => {
  let time = 1_000_000_000;
  const limits = createLimits(await openDatabase(":memory:", vault.cipherKey), vault, () => time);
  const limit = { name: "questions", of: "person", most: 2, window: 60_000 } as const;
  const uses = [];
  for (let use = 0; use < 4; use++) uses.push(await limits.use([limit], { person: 1, chat: 1 }));
  expect(uses).toEqual([
    { kind: "allowed" },
    { kind: "allowed" },
    { kind: "over", told: false },
    { kind: "over", told: true },
  ]);
  expect(await limits.use([limit], { person: 2, chat: 1 })).toEqual({ kind: "allowed" });
  time += 60_000;
  expect(await limits.use([limit], { person: 1, chat: 1 })).toEqual({ kind: "allowed" });
});

test("a button answers only its owner, and its data tells nothing", async () => {
  const buttons = createButtons(await openDatabase(":memory:", vault.cipherKey), vault);
  const [id = ""] = await buttons.put(1, [{ kind: "topic", document: "iom.md" }]);
  expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
  expect(id).not.toContain("iom");
  expect(await buttons.take(id, 2)).toBeUndefined();
  expect(await buttons.take(id, 1)).toEqual({ kind: "topic", document: "iom.md" });
});

test("what models cost today is known after a restart, and a new day begins at nothing", async () => {
  const file = path.join(await folder(), "data.sqlite");
  let time = Date.parse("2026-11-27T10:00:00Z");
  const database = await openDatabase(file, vault.cipherKey);
  await createSpending(database, () => time).add({ input: 100, output: 20, dollars: 0.0004 });
  await database.destroy();
  const spending = createSpending(await openDatabase(file, vault.cipherKey), () => time);
  await spending.add({ input: 1, output: 2, dollars: 0.0001 });
  expect(await spending.today()).toEqual({ input: 101, output: 22, dollars: 0.0005 });
  time += 24 * 3600 * 1000;
  expect(await spending.today()).toEqual({ input: 0, output: 0, dollars: 0 });
});
