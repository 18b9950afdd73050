import type { Spending } from "../models/model-budget.ts";
import type { Database } from "./open-database.ts";

/** Keeps what models cost each day, so that neither a restart nor a second process forgets it. */
export function createSpending(database: Database, now: () => number = Date.now): Spending {
  const day = () => new Date(now()).toISOString().slice(0, 10);
  return {
    async today() {
      const row = await database.selectFrom("spending").selectAll().where("day", "=", day()).executeTakeFirst();
      return { input: row?.input ?? 0, output: row?.output ?? 0, dollars: (row?.microdollars ?? 0) / 1e6 };
    },
    async add({ input, output, dollars }) {
      const row = { day: day(), input, output, microdollars: Math.round(dollars * 1e6) };
      await database
        .insertInto("spending")
        .values(row)
        .onConflict((conflict) =>
          conflict.column("day").doUpdateSet((before) => ({
            input: before("spending.input", "+", row.input),
            output: before("spending.output", "+", row.output),
            microdollars: before("spending.microdollars", "+", row.microdollars),
          })),
        )
        .execute();
    },
  };
}
