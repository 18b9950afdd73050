import type { Insertable, InsertResult } from "kysely";
import { drawRandom } from "./draw-random.ts";
import type { Database } from "./open-database.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** Opaque ids for what buttons do: callback data can be forged, so it holds nothing and its owner is checked. */
export interface Buttons {
  /** @returns the callback data of a button for each action, some 27 bytes each; the buttons of a call share a row */
  put(owner: number, actions: readonly unknown[]): Promise<string[]>;
  /** The action, if there is such a button and this person owns it. */
  take(data: string, person: number): Promise<unknown>;
}

export function createButtons(database: Database, vault: Vault, now: () => number = Date.now): Buttons {
  const insert = prepareQuery<Insertable<Tables["buttons"]>, InsertResult>(database, (value) =>
    database.insertInto("buttons").values({
      id: value("id"),
      owner: value("owner"),
      action: value("action"),
      created_at: value("created_at"),
    }),
  );
  return {
    async put(owner, actions) {
      if (actions.length === 0) return [];
      // The time first: new rows lie side by side.
      const id = `${now().toString(36)}${drawRandom(12).toString("base64url")}`;
      await insert({ id, owner: vault.hash("person", owner), action: vault.seal(actions), created_at: now() });
      return actions.map((_, index) => `${id}.${index}`);
    },
    async take(data, person) {
      const [id = "", index = ""] = data.split(".");
      const row = await database
        .selectFrom("buttons")
        .selectAll()
        .where("id", "=", id)
        .where("owner", "=", vault.hash("person", person))
        .executeTakeFirst();
      return row && vault.open<unknown[]>(row.action)[Number(index)];
    },
  };
}
