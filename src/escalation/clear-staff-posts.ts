import type { EscalationParts } from "./escalation-parts.ts";

/**
 * Owes the staff chat that messages of emptied tickets show the number alone: those of people who had everything deleted,
 * and those whose time has come.
 *
 * @param chat the staff chat
 */
export async function clearStaffPosts({ store, wake }: EscalationParts, chat: number): Promise<void> {
  await store.atomically(async (records) => {
    for (const id of await records.tickets.staleStaffPosts(chat))
      await records.deliveries.addToEmpty(id, "staff", { kind: "staff refresh" });
  });
  wake();
}
