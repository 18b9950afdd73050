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
  use(limit: Limit, id: number): Promise<LimitResult>;
}

export function createLimits(database: Database, vault: Vault, now: () => number = Date.now): Limits {
  return {
    async use({ name, of, most, window }, id) {
      const key = `${name}:${vault.hash(of, id)}`;
      const start = now() - (now() % window);
      const row = await database
        .insertInto("limits")
        .values({ key, window_start: start, used: 1, warned: 0 })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((row) => ({
            used: row
              .case()
              .when("limits.window_start", "=", start)
              .then(row("limits.used", "+", 1))
              .else(1)
              .end(),
            warned: row.case().when("limits.window_start", "=", start).then(row.ref("limits.warned")).else(0).end(),
            window_start: start,
          })),
        )
        .returning(["used", "warned"])
        .executeTakeFirstOrThrow();
      if (row.used <= most) return { kind: "allowed" };
      if (row.warned === 0) await database.updateTable("limits").set({ warned: 1 }).where("key", "=", key).execute();
      return { kind: "over", told: row.warned === 1 };
    },
  };
}
