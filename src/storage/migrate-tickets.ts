import { type Migration, sql } from "kysely";

/** Tickets, the e-mails and messages that are owed because of them, and how far the mailbox has been read. */
export const migrateTickets: Migration = {
  async up(database) {
    await database.schema
      .createTable("tickets")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("number", "text", (column) => column.unique())
      .addColumn("person", "text")
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("content", "blob")
      .addColumn("fingerprint", "text")
      .addColumn("staff_message", "integer")
      .addColumn("staff_thread", "integer")
      .addColumn("verdict", "text")
      .addColumn("opened_at", "integer", (column) => column.notNull())
      .addColumn("changed_at", "integer", (column) => column.notNull())
      .addColumn("reminded_at", "integer")
      .execute();
    await database.schema.createIndex("tickets_person").on("tickets").columns(["person", "id"]).execute();
    await database.schema.createIndex("tickets_state").on("tickets").columns(["state", "opened_at"]).execute();
    await database.schema
      .createTable("outbox")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("ticket", "integer", (column) => column.notNull())
      .addColumn("message_id", "text", (column) => column.notNull().unique())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("mail", "blob")
      .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("next_at", "integer", (column) => column.notNull())
      .addColumn("created_at", "integer", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("outbox_state").on("outbox").columns(["state", "next_at"]).execute();
    await database.schema.createIndex("outbox_ticket").on("outbox").columns(["ticket"]).execute();
    await database.schema
      .createTable("deliveries")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("ticket", "integer", (column) => column.notNull())
      .addColumn("content", "blob", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("next_at", "integer", (column) => column.notNull())
      .addColumn("created_at", "integer", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("deliveries_ticket").on("deliveries").columns(["ticket", "id"]).execute();
    await database.schema
      .createTable("staff_messages")
      .addColumn("message", "integer", (column) => column.primaryKey())
      .addColumn("ticket", "integer", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("mailboxes")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("uid_validity", "text", (column) => column.notNull())
      .addColumn("last_uid", "integer", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("mails_read")
      .addColumn("mail", "text", (column) => column.primaryKey())
      .addColumn("read_at", "integer", (column) => column.notNull())
      .execute();
  },
};

/** What is owed to the asker no longer waits behind what is owed to staff. */
export const migrateLanes: Migration = {
  async up(database) {
    await database.schema
      .alterTable("deliveries")
      .addColumn("lane", "text", (column) => column.notNull().defaultTo("asker"))
      .execute();
  },
};

/** A staff chat that becomes a supergroup is followed. */
export const migrateMovedChats: Migration = {
  async up(database) {
    await database.schema
      .createTable("moved_chats")
      .addColumn("chat", "integer", (column) => column.primaryKey())
      .addColumn("moved_to", "integer", (column) => column.notNull())
      .execute();
  },
};

/** Messages of the staff chat are known by chat and id: another chat has the same ids. */
export const migrateStaffPosts: Migration = {
  async up(database) {
    await database.schema
      .createTable("staff_posts")
      .addColumn("chat", "integer", (column) => column.notNull())
      .addColumn("message", "integer", (column) => column.notNull())
      .addColumn("ticket", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("staff_posts_key", ["chat", "message"])
      .execute();
    await sql`insert into staff_posts (chat, message, ticket)
      select tickets.staff_chat, staff_messages.message, staff_messages.ticket
      from staff_messages join tickets on tickets.id = staff_messages.ticket
      where tickets.staff_chat is not null`.execute(database);
    await database.schema.dropTable("staff_messages").execute();
  },
};

/** Message ids count within a chat: where tickets stand is known together with the staff chat of that time. */
export const migrateStaffChat: Migration = {
  async up(database) {
    await database.schema.alterTable("tickets").addColumn("staff_chat", "integer").execute();
  },
};
