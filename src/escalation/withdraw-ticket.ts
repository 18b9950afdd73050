import type { EscalationParts } from "./escalation-parts.ts";
import type { Records } from "./records.ts";
import { tellStaff } from "./tell-staff.ts";
import type { Ticket } from "./ticket.ts";

/** All that anybody can have sent within the time that they are kept. */
const MOST_TICKETS = 100_000;

export interface WithdrawTickets {
  /** Takes an open ticket back; false where it is not this person's, or not open any more. */
  one(person: number, id: number): Promise<boolean>;
  /** Takes every open ticket of a person back; how many they were. */
  all(person: number): Promise<number>;
}

/**
 * Withdraws tickets: the number stays, everything else goes, what is not sent yet is not sent. Staff who have the mail or
 * the message already are told that no answer is needed.
 */
export function createWithdrawTickets(parts: EscalationParts): WithdrawTickets {
  const { store, settings, wake } = parts;
  const withdraw = async (records: Records, { id, number, staffPlace }: Ticket) => {
    const mailed = await records.outbox.dropTicket(id);
    await records.deliveries.dropTicket(id);
    await records.tickets.empty(id, "withdrawn");
    const posted = staffPlace?.message !== undefined;
    if (posted) await records.deliveries.add(id, "staff", { kind: "staff refresh" });
    if (mailed || posted) await tellStaff(records, settings, { id, number }, { kind: "withdrawn" });
  };
  return {
    async one(person, id) {
      const withdrawn = await store.atomically(async (records) => {
        const found = await records.tickets.byId(id);
        if (found?.state !== "open" || !(await records.tickets.belongsTo(id, person))) return false;
        await withdraw(records, found);
        return true;
      });
      wake();
      return withdrawn;
    },
    async all(person) {
      const count = await store.atomically(async (records) => {
        const tickets = await records.tickets.ofPerson(person, MOST_TICKETS);
        const open = tickets.filter(({ state }) => state === "open");
        for (const ticket of open) await withdraw(records, ticket);
        return open.length;
      });
      wake();
      return count;
    },
  };
}
