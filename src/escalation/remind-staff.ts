import type { EscalationParts } from "./escalation-parts.ts";
import { answersPastBot } from "./escalation-settings.ts";
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
    ({ openedAt, content }) =>
      content &&
      afterWorkingDays(openedAt, WORKING_DAYS, times()) <= now() &&
      // Nobody could say that it has been answered.
      (settings.staffChat || !answersPastBot(content, settings)),
  );
  let reminders = 0;
  for (const { id, openedAt } of late) {
    await store.atomically(async (records) => {
      const ticket = await records.tickets.byId(id);
      // Answered or taken back meanwhile, or asked anew.
      if (ticket?.state !== "open" || ticket.openedAt !== openedAt) return;
      await tellStaff(records, settings, ticket, { kind: "reminder", workingDays: WORKING_DAYS });
      await records.tickets.setReminded(id);
      reminders++;
    });
  }
  if (reminders > 0) wake();
  return reminders;
}
