import { randomBytes } from "node:crypto";
import type { Database } from "./open-database.ts";
import type { Vault } from "./vault.ts";

/** Opaque ids for what buttons do: callback data can be forged, so it holds nothing and its owner is checked. */
export interface Buttons {
  /** @returns the callback data of a button for each action, 22 bytes each */
  put(owner: number, actions: readonly unknown[]): Promise<string[]>;
  /** The action, if there is such a button and this person owns it. */
  take(id: string, person: number): Promise<unknown>;
}

export function createButtons(database: Database, vault: Vault, now: () => number = Date.now): Buttons {
  return {
    async put(owner, actions) {
      if (actions.length === 0) return [];
      const rows = actions.map((action) => ({
        id: randomBytes(16).toString("base64url"),
        owner: vault.hash("person", owner),
        action: vault.seal(action),
        created_at: now(),
      }));
      await database.insertInto("buttons").values(rows).execute();
      return rows.map((row) => row.id);
    },
    async take(id, person) {
      const row = await database
        .selectFrom("buttons")
        .selectAll()
        .where("id", "=", id)
        .where("owner", "=", vault.hash("person", person))
        .executeTakeFirst();
      return row && vault.open(row.action);
    },
  };
}
