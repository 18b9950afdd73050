import { type Kysely, type Migration, Migrator, sql } from "kysely";
import {
  migrateLanes,
  migrateMovedChats,
  migrateStaffChat,
  migrateStaffPosts,
  migrateTickets,
} from "./migrate-tickets.ts";
import type { Tables } from "./tables.ts";

/** Each index and each table with a hidden row number costs every question one more page; there are only those that pay. */
const first: Migration = {
  async up(database) {
    await database.schema
      .createTable("inbox")
      .addColumn("update_id", "integer", (column) => column.primaryKey())
      .addColumn("chat", "text", (column) => column.notNull())
      .addColumn("urgent", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("payload", "blob")
      .addColumn("received_at", "integer", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .createTable("people")
      .addColumn("person", "text", (column) => column.primaryKey())
      .addColumn("language", "text")
      .addColumn("seen_at", "integer", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("turns")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("chat", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("outcome", "text", (column) => column.notNull())
      .addColumn("language", "text", (column) => column.notNull())
      .addColumn("content", "blob", (column) => column.notNull())
      .addColumn("question_message", "integer")
      .addColumn("answer_message", "integer")
      .addColumn("open", "integer", (column) => column.notNull().defaultTo(1))
      .addColumn("created_at", "integer", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("turns_chat").on("turns").columns(["chat", "created_at"]).execute();
    await database.schema
      .createTable("feedback")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("turn", "integer", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("verdict", "text", (column) => column.notNull())
      .addColumn("reason", "text")
      .addColumn("note", "blob")
      .addColumn("created_at", "integer", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("buttons")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("action", "blob", (column) => column.notNull())
      .addColumn("created_at", "integer", (column) => column.notNull())
      .modifyEnd(sql`without rowid`)
      .execute();
    await database.schema
      .createTable("spending")
      .addColumn("day", "text", (column) => column.primaryKey())
      .addColumn("input", "integer", (column) => column.notNull())
      .addColumn("output", "integer", (column) => column.notNull())
      .addColumn("microdollars", "integer", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("limits")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("window_start", "integer", (column) => column.notNull())
      .addColumn("used", "integer", (column) => column.notNull())
      .addColumn("warned", "integer", (column) => column.notNull())
      .modifyEnd(sql`without rowid`)
      .execute();
  },
};

/** Brings the database to the newest shape; each step once, in order. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrations = {
    "001-first": first,
    "002-tickets": migrateTickets,
    "003-lanes": migrateLanes,
    "004-staff-chat": migrateStaffChat,
    "005-moved-chats": migrateMovedChats,
    "006-staff-posts": migrateStaffPosts,
  };
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
