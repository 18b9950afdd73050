import type { Database } from "./open-database.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** Whether one more is allowed; `told` says that the person has been told already and is now met with silence. */
export type LimitResult = { readonly kind: "allowed" } | { readonly kind: "over"; readonly told: boolean };

export interface Limit {
  readonly name: string;
  /** Whose use is counted. */
  readonly of: "person" | "chat";
  readonly most: number;
  /** Length of the window, in milliseconds. */
  readonly window: number;
}

/** Counts in the database, so that a restart forgives nobody. */
export interface Limits {
  /** Counts one use against each limit; the first that is over decides. */
  use(limits: readonly Limit[], who: { readonly person: number; readonly chat: number }): Promise<LimitResult>;
}

type Counted = Pick<Tables["limits"], "key" | "used" | "warned">;

export function createLimits(database: Database, vault: Vault, now: () => number = Date.now): Limits {
  /** One statement for so many limits. */
  const prepareCount = (limits: number) =>
    prepareQuery<Record<string, string | number>, Counted>(database, (value) =>
      database
        .insertInto("limits")
        .values(
          Array.from({ length: limits }, (_, index) => ({
            key: value(`key${index}`) as string,
            window_start: value(`start${index}`) as number,
            used: 1,
            warned: 0,
          })),
        )
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((row) => {
            const sameWindow = row("limits.window_start", "=", row.ref("excluded.window_start"));
            return {
              used: row
                .case()
                .when(sameWindow)
                .then(row("limits.used", "+", 1))
                .else(1)
                .end(),
              warned: row.case().when(sameWindow).then(row.ref("limits.warned")).else(0).end(),
              window_start: row.ref("excluded.window_start"),
            };
          }),
        )
        .returning(["key", "used", "warned"]),
    );
  const counts = new Map<number, ReturnType<typeof prepareCount>>();
  return {
    async use(limits, who) {
      const count = counts.get(limits.length) ?? prepareCount(limits.length);
      counts.set(limits.length, count);
      const time = now();
      const keys = limits.map(({ name, of }) => `${name}:${vault.hash(of, who[of])}`);
      const values = Object.fromEntries(
        limits.flatMap(({ window }, index) => [
          [`key${index}`, keys[index] as string],
          [`start${index}`, time - (time % window)],
        ]),
      );
      const counted = await count(values);
      for (const [index, key] of keys.entries()) {
        const row = counted.find((one) => one.key === key);
        if (!row || row.used <= (limits[index]?.most ?? 0)) continue;
        if (row.warned === 0) await database.updateTable("limits").set({ warned: 1 }).where("key", "=", key).execute();
        return { kind: "over", told: row.warned === 1 };
      }
      return { kind: "allowed" };
    },
  };
}
