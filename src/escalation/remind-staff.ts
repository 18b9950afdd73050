import type { EscalationParts } from "./escalation-parts.ts";
import { WORKING_DAYS } from "./send-ticket.ts";
import { tellStaff } from "./tell-staff.ts";
import { afterWorkingDays } from "./working-hours.ts";

/**
 * Reminds staff, once, of each ticket that has waited for two working days.
 *
 * @returns how many reminders are owed now
 */
export async function remindStaff({ store, settings, times, now, wake }: EscalationParts): Promise<number> {
  const late = (await store.tickets.notReminded()).filter(
    ({ openedAt }) => afterWorkingDays(openedAt, WORKING_DAYS, times()) <= now(),
  );
  for (const ticket of late) {
    await store.atomically(async (records) => {
      await tellStaff(records, settings, ticket, { kind: "reminder", workingDays: WORKING_DAYS });
      await records.tickets.setReminded(ticket.id);
    });
  }
  if (late.length > 0) wake();
  return late.length;
}
