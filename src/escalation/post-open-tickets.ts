import type { EscalationParts } from "./escalation-parts.ts";

/** More are not open at once. */
const MOST = 10_000;

/**
 * Owes the staff chat the open tickets that do not stand in it: it has moved, or the setting names another one.
 *
 * @param chat the staff chat
 */
export async function postOpenTickets({ store, wake }: EscalationParts, chat: number): Promise<void> {
  await store.atomically(async ({ tickets, deliveries }) => {
    for (const { id, staffPlace } of await tickets.listOpen(MOST)) {
      if (staffPlace?.chat !== chat) await deliveries.addToEmpty(id, "staff", { kind: "staff ticket" });
    }
  });
  wake();
}
