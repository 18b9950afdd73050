import type { Database } from "./open-database.ts";
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

export function createLimits(database: Database, vault: Vault, now: () => number = Date.now): Limits {
  return {
    async use(limits, who) {
      const time = now();
      const rows = limits.map(({ name, of, window }) => ({
        key: `${name}:${vault.hash(of, who[of])}`,
        window_start: time - (time % window),
        used: 1,
        warned: 0,
      }));
      const counted = await database
        .insertInto("limits")
        .values(rows)
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
        .returning(["key", "used", "warned"])
        .execute();
      for (const [index, { key }] of rows.entries()) {
        const count = counted.find((row) => row.key === key);
        if (!count || count.used <= (limits[index]?.most ?? 0)) continue;
        if (count.warned === 0)
          await database.updateTable("limits").set({ warned: 1 }).where("key", "=", key).execute();
        return { kind: "over", told: count.warned === 1 };
      }
      return { kind: "allowed" };
    },
  };
}
