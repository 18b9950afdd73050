import { type Api, GrammyError } from "grammy";
import type { Escalation } from "../escalation/escalation.ts";
import type { Ticket } from "../escalation/escalation-parts.ts";
import { staffTicketMessage } from "./staff-ticket-message.ts";

/** Tickets in the staff chat: each a message, in a topic of its own where the chat has topics. */
export interface StaffPosts {
  post(ticket: Ticket): Promise<void>;
  /** Has the message say how the ticket stands now. */
  refresh(ticket: Ticket): Promise<void>;
}

/** @param chat the staff chat */
export function createStaffPosts(api: Api, tickets: Escalation["tickets"], chat: number): StaffPosts {
  const post = async (ticket: Ticket) => {
    const thread = await threadFor(ticket);
    const { message_id } = await api.sendMessage(chat, staffTicketMessage(ticket), {
      link_preview_options: { is_disabled: true },
      ...inThread(thread),
    });
    await tickets.addStaffMessage(message_id, ticket.id);
    await tickets.setStaffPlace(ticket.id, { message: message_id });
    // Withdrawn while it was on its way.
    const now = await tickets.byId(ticket.id);
    if (now && now.state !== ticket.state) await refresh(now);
  };

  /** In a chat with topics each ticket has its own, named by its number alone. */
  const threadFor = async ({ id, number, staffThread }: Ticket): Promise<number | undefined> => {
    const { is_forum } = await api.getChat(chat);
    if (!is_forum) return undefined;
    if (staffThread !== undefined) {
      await api.reopenForumTopic(chat, staffThread).catch(ignoreRefusal);
      return staffThread;
    }
    // Without the right to make topics the general one serves.
    const topic = await api.createForumTopic(chat, number).catch(ignoreRefusal);
    if (topic) await tickets.setStaffPlace(id, { thread: topic.message_thread_id });
    return topic?.message_thread_id;
  };

  const refresh = async (ticket: Ticket) => {
    if (ticket.staffMessage === undefined) return;
    await api
      .editMessageText(chat, ticket.staffMessage, staffTicketMessage(ticket), {
        link_preview_options: { is_disabled: true },
      })
      .catch(ignoreRefusal);
    if (ticket.staffThread !== undefined && ticket.state !== "open")
      await api.closeForumTopic(chat, ticket.staffThread).catch(ignoreRefusal);
  };

  return { post, refresh };
}

/** For a message in a topic, or in none. */
export function inThread(thread: number | undefined): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

/** What Telegram refuses of a convenience is done without. */
function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof GrammyError)) throw error;
}
