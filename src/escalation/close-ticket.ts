import type { EscalationParts } from "./escalation-parts.ts";

/** Closes an open ticket that staff have answered past the bot; false where it is not open any more. */
export async function closeTicket({ store, wake }: EscalationParts, id: number): Promise<boolean> {
  const closed = await store.atomically(async ({ tickets, deliveries }) => {
    const ticket = await tickets.byId(id);
    if (ticket?.state !== "open" || !ticket.content) return false;
    await tickets.setAnswered(id, ticket.content);
    await deliveries.add(id, "staff", { kind: "staff refresh" });
    return true;
  });
  wake();
  return closed;
}
