import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createInbox } from "../../src/storage/inbox.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { openDatabaseThread } from "../../src/storage/open-database-thread.ts";
import { createVault } from "../../src/storage/vault.ts";

const folder = () => mkdtemp(path.join(tmpdir(), "megzuri-open-"));
const person = (name: string) => ({ person: name, language: "ka", seen_at: 1 });

test("what does not belong to a transaction waits for its end, and is not undone with it", async () => {
  const database = await openDatabase(":memory:");
  const people = async () => (await database.selectFrom("people").select("person").execute()).map((row) => row.person);
  const opened = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const transaction = database.transaction().execute(async (within) => {
    await within.insertInto("people").values(person("within")).execute();
    opened.resolve();
    await goOn.promise;
    throw new Error("undone");
  });
  await opened.promise;
  const beside = database.insertInto("people").values(person("beside")).execute();
  const second = database
    .transaction()
    .execute((within) => within.insertInto("people").values(person("second")).execute());
  const seen = people();
  goOn.resolve();
  await expect(transaction).rejects.toThrow("undone");
  await Promise.all([beside, second]);
  expect(await seen).not.toContain("within");
  expect((await people()).toSorted()).toEqual(["beside", "second"]);
  await database.destroy();
});

test("queries that are asked at once are done in the order in which they were asked", async () => {
  const database = await openDatabase(":memory:");
  const write = (language: string) =>
    database
      .insertInto("people")
      .values({ ...person("one"), language })
      .onConflict((conflict) => conflict.column("person").doUpdateSet({ language }))
      .execute();
  await Promise.all(["ka", "en", "ru", "ka", "en"].map(write));
  expect(await database.selectFrom("people").select("language").execute()).toEqual([{ language: "en" }]);
  await database.destroy();
});

test("what SQLite refuses is told with its number, and costs nobody else anything", async () => {
  const database = await openDatabase(":memory:");
  const add = (name: string) => database.insertInto("people").values(person(name)).execute();
  await add("one");
  const [again, other] = await Promise.allSettled([add("one"), add("two")]);
  // SQLITE_CONSTRAINT_PRIMARYKEY
  expect(again).toMatchObject({ status: "rejected", reason: { name: "DatabaseError", errcode: 1555 } });
  expect(other.status).toBe("fulfilled");
  await database.committed();
  await database.destroy();
});

test("a file that cannot be opened is told at once, and the thread is known to have failed", async () => {
  const directory = await folder();
  await expect(openDatabase(directory)).rejects.toThrow("unable to open database file");
  const thread = openDatabaseThread(directory, undefined);
  await expect(thread.query("select 1", [])).rejects.toThrow("unable to open database file");
  await expect(thread.failed).rejects.toThrow("unable to open database file");
  await expect(thread.ask("committed")).rejects.toThrow("unable to open database file");
});

test("what is closed commits what was written, and takes nothing more", async () => {
  const file = path.join(await folder(), "data.sqlite");
  const database = await openDatabase(file);
  await database.insertInto("people").values(person("last")).execute();
  await database.destroy();
  await expect(database.committed()).rejects.toThrow("the database is closed");
  const again = await openDatabase(file);
  expect(await again.selectFrom("people").select("person").execute()).toEqual([{ person: "last" }]);
  await again.destroy();
});

test("nothing that must be encrypted is written without the key", async () => {
  const database = await openDatabase(":memory:");
  const inbox = createInbox(database, createVault(Buffer.alloc(32, 1)));
  const update = { updateId: 1, chat: 1, urgent: false, payload: { text: "secret" } };
  await expect(inbox.add([update])).rejects.toThrow("no key");
  expect(await inbox.pending()).toEqual([]);
  await database.destroy();
});
