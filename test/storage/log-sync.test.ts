import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createLogSync } from "../../src/storage/log-sync.ts";
import { openDatabase } from "../../src/storage/open-database.ts";

const newFile = async () => path.join(await mkdtemp(path.join(tmpdir(), "megzuri-log-")), "x.sqlite");

test("what is waited for is forced to the disk, and a disk that fails is told to whoever waits", async () => {
  const file = await newFile();
  const database = await openDatabase(file);
  await database.insertInto("people").values({ person: "a", language: "ka", seen_at: 1 }).execute();
  await database.synced();
  await database.destroy();
  const broken = createLogSync(`${file}-elsewhere`);
  await broken.sync();
  broken.changed();
  await expect(broken.sync()).rejects.toThrow("ENOENT");
  // Nothing counts as forced that was not.
  await expect(broken.sync()).rejects.toThrow("ENOENT");
  await broken.close();
});
