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
  const options = { link_preview_options: { is_disabled: true } };
  /** Where the ticket stands in this chat; in another one, before the setting was changed, it stands no more. */
  const placeOf = ({ staffPlace }: Ticket) => (staffPlace?.chat === chat ? staffPlace : undefined);

  const post = async (ticket: Ticket) => {
    const thread = await threadFor(ticket);
    const text = staffTicketMessage(ticket);
    const { message_id } = await api.sendMessage(chat, text, { ...options, ...inThread(thread) });
    await tickets.setStaffPlace(ticket.id, { chat, message: message_id, thread });
    // Withdrawn while it was on its way.
    const now = await tickets.byId(ticket.id);
    if (now && now.state !== ticket.state) await refresh(now);
  };

  /** In a chat with topics each ticket has its own, named by its number alone. */
  const threadFor = async (ticket: Ticket): Promise<number | undefined> => {
    const { is_forum } = await api.getChat(chat);
    if (!is_forum) return undefined;
    const known = placeOf(ticket)?.thread;
    if (known !== undefined) {
      await api.reopenForumTopic(chat, known).catch(ignoreRefusal);
      return known;
    }
    // Without the right to make topics the general one serves.
    const topic = await api.createForumTopic(chat, ticket.number).catch(ignoreRefusal);
    if (topic) await tickets.setStaffPlace(ticket.id, { chat, message: undefined, thread: topic.message_thread_id });
    return topic?.message_thread_id;
  };

  const refresh = async (ticket: Ticket) => {
    const place = placeOf(ticket);
    if (place?.message === undefined) return;
    await api.editMessageText(chat, place.message, staffTicketMessage(ticket), options).catch(ignoreRefusal);
    if (place.thread !== undefined && ticket.state !== "open")
      await api.closeForumTopic(chat, place.thread).catch(ignoreRefusal);
    // Emptied, and the message with it: nothing of it is to be changed again.
    if (!ticket.content) await tickets.forgetStaffPlace(ticket.id);
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
