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
  const group = createGroupCommit(sqlite, () => {});
  const count = () => (group.query("select count(*) as n from t", []) as { rows: { n: number }[] }).rows[0]?.n;
  return { group, count };
}

test("whoever waits for a commit that fails hears it, and nothing of it stays", async () => {
  const { group, count } = start(1);
  group.query("insert into t values (1)", []);
  await expect(group.committed()).rejects.toThrow("disk is full");
  expect(count()).toBe(0);
  group.query("insert into t values (2)", []);
  await group.committed();
  expect(count()).toBe(1);
});

test("a transaction that begins in between does not hide that the writes before it were lost", async () => {
  const { group } = start(1);
  group.query("insert into t values (1)", []);
  expect(() => group.begin()).toThrow("disk is full");
  await expect(group.committed()).rejects.toThrow("disk is full");
});
