import type { Kysely } from "kysely";
import type { StaffPlace } from "./stored-ticket.ts";
import type { Tables } from "./tables.ts";

/** Where tickets stand in the staff chat. Ids of messages and topics count within one chat only. */
export interface StaffPlaces {
  setStaffPlace(ticket: number, place: StaffPlace): Promise<void>;
  /** The ticket that a message of a staff chat is about. */
  ofStaffMessage(chat: number, message: number): Promise<number | undefined>;
  /** The ticket that a topic of a staff chat is about. */
  ofStaffThread(chat: number, thread: number): Promise<number | undefined>;
  /** The messages that show a ticket in a staff chat: one for each time that it was opened. */
  staffMessages(ticket: number, chat: number): Promise<number[]>;
  /** Emptied tickets whose message in this chat still shows what they held. */
  staleStaffPosts(chat: number): Promise<number[]>;
  /** Forgets where a ticket stood. */
  forgetStaffPlace(ticket: number): Promise<void>;
}

export function createStaffPlaces(database: Kysely<Tables>): StaffPlaces {
  const place = (ticket: number, set: { chat: number | null; message: number | null; thread: number | null }) =>
    database
      .updateTable("tickets")
      .set({ staff_chat: set.chat, staff_message: set.message, staff_thread: set.thread })
      .where("id", "=", ticket)
      .execute();
  return {
    async setStaffPlace(ticket, { chat, message, thread }) {
      await place(ticket, { chat, message: message ?? null, thread: thread ?? null });
      if (message === undefined) return;
      await database
        .insertInto("staff_posts")
        .values({ chat, message, ticket })
        .onConflict((conflict) => conflict.columns(["chat", "message"]).doUpdateSet({ ticket }))
        .execute();
    },
    async ofStaffMessage(chat, message) {
      const row = await database
        .selectFrom("staff_posts")
        .select("ticket")
        .where("chat", "=", chat)
        .where("message", "=", message)
        .executeTakeFirst();
      return row?.ticket;
    },
    async ofStaffThread(chat, thread) {
      const row = await database
        .selectFrom("tickets")
        .select("id")
        .where("staff_chat", "=", chat)
        .where("staff_thread", "=", thread)
        .executeTakeFirst();
      return row?.id;
    },
    async staffMessages(ticket, chat) {
      const rows = await database
        .selectFrom("staff_posts")
        .select("message")
        .where("ticket", "=", ticket)
        .where("chat", "=", chat)
        .orderBy("message")
        .execute();
      return rows.map(({ message }) => message);
    },
    async staleStaffPosts(chat) {
      const rows = await database
        .selectFrom("tickets")
        .select("id")
        .where("content", "is", null)
        .where("staff_chat", "=", chat)
        .where("staff_message", "is not", null)
        .execute();
      return rows.map(({ id }) => id);
    },
    async forgetStaffPlace(ticket) {
      await database.deleteFrom("staff_posts").where("ticket", "=", ticket).execute();
      await place(ticket, { chat: null, message: null, thread: null });
    },
  };
}
