import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { createGroupCommit } from "../../src/storage/group-commit.ts";

/** A database whose next commits fail, as on a full disk. */
function start(failures: number) {
  let left = failures;
  const sqlite = new DatabaseSync(":memory:");
  sqlite.exec("create table t (a integer)");
  const exec = sqlite.exec.bind(sqlite);
  sqlite.exec = (sql: string) => {
    if (sql === "COMMIT" && left-- > 0) throw new Error("database or disk is full");
    exec(sql);
  };
  let commits = 0;
  const { driver, committed } = createGroupCommit(sqlite, () => commits++);
  const count = () => driver.prepare("select count(*) as n from t").all([])[0] as { n: number };
  return { driver, committed, count, commits: () => commits };
}

test("whoever waits for a commit that fails hears it, and nothing of it stays", async () => {
  const { driver, committed, count } = start(1);
  driver.prepare("insert into t values (1)").run([]);
  await expect(committed()).rejects.toThrow("disk is full");
  expect(count().n).toBe(0);
  driver.prepare("insert into t values (2)").run([]);
  await committed();
  expect(count().n).toBe(1);
});

test("a transaction that begins in between does not hide that the writes before it were lost", async () => {
  const { driver, committed } = start(1);
  driver.prepare("insert into t values (1)").run([]);
  expect(() => driver.prepare("begin")).toThrow("disk is full");
  await expect(committed()).rejects.toThrow("disk is full");
});
