import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Groups that have become supergroups: they have a new id since, and the old one is refused for ever. */
export interface MovedChats {
  /** Where a chat is now; itself where it never moved. */
  whereIs(chat: number): Promise<number>;
  remember(chat: number, movedTo: number): Promise<void>;
}

export function createMovedChats(database: Kysely<Tables>): MovedChats {
  return {
    async whereIs(chat) {
      const row = await database
        .selectFrom("moved_chats")
        .select("moved_to")
        .where("chat", "=", chat)
        .executeTakeFirst();
      return row?.moved_to ?? chat;
    },
    async remember(chat, movedTo) {
      await database
        .insertInto("moved_chats")
        .values({ chat, moved_to: movedTo })
        .onConflict((conflict) => conflict.column("chat").doUpdateSet({ moved_to: movedTo }))
        .execute();
    },
  };
}
