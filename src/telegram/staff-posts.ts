import { type Api, GrammyError } from "grammy";
import type { Escalation } from "../escalation/escalation.ts";
import type { Ticket } from "../escalation/ticket.ts";
import type { Buttons } from "../storage/buttons.ts";
import { buildKeyboard } from "./keyboard.ts";
import { isHarmless } from "./obey-telegram.ts";
import type { StaffChat } from "./staff-chat.ts";
import { closeButton, staffTicketMessage } from "./staff-ticket-message.ts";

/** Tickets in the staff chat: each a message, in a topic of its own where the chat has topics. */
export interface StaffPosts {
  post(ticket: Ticket): Promise<void>;
  /** Has its messages say how the ticket stands now. */
  refresh(ticket: Ticket): Promise<void>;
}

export function createStaffPosts(dependencies: {
  readonly api: Api;
  readonly escalation: Pick<Escalation, "tickets" | "settings">;
  readonly buttons: Buttons;
  readonly staffChat: StaffChat;
}): StaffPosts {
  const { api, escalation, buttons, staffChat } = dependencies;
  const { tickets, settings } = escalation;
  const options = { link_preview_options: { is_disabled: true } };
  /** Where the ticket stands in this chat; in another one, before the setting was changed, it stands no more. */
  const placeOf = ({ staffPlace }: Ticket) => (staffPlace?.chat === staffChat.id ? staffPlace : undefined);

  const post = async (ticket: Ticket) => {
    if (staffChat.id === undefined) return;
    const thread = await threadFor(ticket);
    const button = closeButton(ticket, settings);
    const { message_id } = await api.sendMessage(staffChat.id, staffTicketMessage(ticket, settings), {
      ...options,
      ...inThread(thread),
      reply_markup: await buildKeyboard(buttons, staffChat.id, button ? [[button]] : []),
    });
    await tickets.setStaffPlace(ticket.id, { chat: staffChat.id, message: message_id, thread });
    // Withdrawn while it was on its way.
    const now = await tickets.byId(ticket.id);
    if (now && now.state !== ticket.state) await refresh(now);
  };

  /** In a chat with topics each ticket has its own, named by its number alone. */
  const threadFor = async (ticket: Ticket): Promise<number | undefined> => {
    if (staffChat.id === undefined) return undefined;
    const { is_forum } = await api.getChat(staffChat.id);
    if (!is_forum) return undefined;
    const chat = staffChat.id;
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
    // A question that was followed up has several messages; the earlier ones say that they are answered, until all is gone.
    const messages = ticket.content ? [place.message] : await tickets.staffMessages(ticket.id, place.chat);
    for (const message of messages)
      await api.editMessageText(place.chat, message, staffTicketMessage(ticket, settings), options).catch((error) => {
        // Anything else is tried again: what a withdrawn question said must not stay there.
        if (!isHarmless(error)) throw error;
      });
    if (place.thread !== undefined && ticket.state !== "open")
      await api.closeForumTopic(place.chat, place.thread).catch(ignoreRefusal);
    // Emptied, and the messages with it: nothing of it is to be changed again.
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
