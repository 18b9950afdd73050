import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Where tickets stand in the staff chat. */
export interface StaffPlaces {
  setStaffPlace(ticket: number, place: { thread?: number; message?: number }): Promise<void>;
  addStaffMessage(message: number, ticket: number): Promise<void>;
  /** The ticket that a message of the staff chat is about. */
  ofStaffMessage(message: number): Promise<number | undefined>;
}

export function createStaffPlaces(database: Kysely<Tables>): StaffPlaces {
  return {
    async setStaffPlace(id, { thread, message }) {
      await database
        .updateTable("tickets")
        .set({
          ...(thread === undefined ? {} : { staff_thread: thread }),
          ...(message === undefined ? {} : { staff_message: message }),
        })
        .where("id", "=", id)
        .execute();
    },
    async addStaffMessage(message, ticket) {
      await database
        .insertInto("staff_messages")
        .values({ message, ticket })
        .onConflict((conflict) => conflict.column("message").doUpdateSet({ ticket }))
        .execute();
    },
    async ofStaffMessage(message) {
      const row = await database
        .selectFrom("staff_messages")
        .select("ticket")
        .where("message", "=", message)
        .executeTakeFirst();
      return row?.ticket;
    },
  };
}
