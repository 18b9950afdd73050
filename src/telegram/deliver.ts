import { type Api, GrammyError, InputFile } from "grammy";
import type { Logger } from "pino";
import { noticeText } from "../escalation/compose-notices.ts";
import type { Delivery } from "../escalation/delivery.ts";
import { type DueLoop, startDueLoop } from "../escalation/due-loop.ts";
import type { Escalation } from "../escalation/escalation.ts";
import type { Ticket } from "../escalation/escalation-parts.ts";
import type { Buttons } from "../storage/buttons.ts";
import type { Lane, Delivery as Owed } from "../storage/deliveries.ts";
import { buildKeyboard } from "./keyboard.ts";
import { isGone, isHarmless, StoppingError } from "./obey-telegram.ts";
import { splitMessage } from "./split-message.ts";
import { proposeButton, staffTicketMessage } from "./staff-ticket-message.ts";
import type { Translate } from "./translator.ts";

const MINUTE = 60_000;
const LONGEST_PAUSE = 60 * MINUTE;
/** While something is being sent, what else is owed is looked for this often, in milliseconds. */
const LOOK_AGAIN = 500;

/**
 * Sends the messages that are owed because of tickets: many at once, one after the other
 * to the asker of a ticket, and to the staff about it.
 * A message is struck off only when Telegram has taken it.
 */
export function startDeliveries(dependencies: {
  readonly api: Api;
  readonly escalation: Escalation;
  readonly buttons: Buttons;
  readonly translate: Translate;
  readonly staffChat: number | undefined;
  readonly logger: Logger;
}): DueLoop {
  const { api, escalation, buttons, translate, staffChat, logger } = dependencies;
  const { deliveries, tickets, failures } = escalation;

  const deliverLane = async (ticket: number, lane: Lane) => {
    for (let owed = await deliveries.first(ticket, lane); owed; owed = await deliveries.first(ticket, lane)) {
      if (!(await deliverOne(owed))) return;
    }
  };

  /** False where it is to be tried again later. */
  const deliverOne = async (owed: Owed<Delivery>): Promise<boolean> => {
    try {
      await send(owed.ticket, owed.content);
    } catch (error) {
      if (error instanceof StoppingError) return false;
      if (isGone(error)) {
        if (owed.content.kind === "answer") await failures.askerGone(owed.ticket);
        else logger.warn({ kind: owed.content.kind }, "the chat of a delivery is gone");
      } else if (!isHarmless(error)) {
        logger.error({ kind: owed.content.kind, reason: (error as Error).message }, "not delivered");
        // What Telegram refuses it will refuse again; everything else may pass.
        if (!(error instanceof GrammyError) || error.error_code !== 400) {
          await deliveries.postpone(owed.id, Date.now() + Math.min(LONGEST_PAUSE, MINUTE * 2 ** owed.attempts));
          return false;
        }
      }
    }
    await deliveries.finish(owed.id);
    return true;
  };

  const send = async (ticketId: number, delivery: Delivery): Promise<void> => {
    switch (delivery.kind) {
      case "answer":
        return sendAnswer(ticketId, delivery);
      case "answer by mail": {
        const { chat, language, number, state } = delivery;
        const text =
          state === "sent"
            ? translate(language, "answer-mailed", { number })
            : translate(language, "answer-mail-failed", { number });
        await api.sendMessage(chat, text, state === "sent" ? await feedbackButtons(ticketId, delivery) : {});
        return;
      }
      case "file":
        await api.sendDocument(
          delivery.chat,
          new InputFile(Buffer.from(delivery.file.content, "base64"), delivery.file.name),
        );
        return;
      case "copied file":
        if (staffChat !== undefined) await api.copyMessage(delivery.chat, staffChat, delivery.message, { caption: "" });
        return;
    }
    const ticket = await tickets.byId(ticketId);
    if (!ticket || staffChat === undefined) return;
    if (delivery.kind === "staff ticket") await postTicket(ticket, staffChat);
    else if (delivery.kind === "staff refresh") await refreshTicket(ticket, staffChat);
    else {
      const { notice } = delivery;
      const { number, staffThread } = ticket;
      const answered = notice.kind === "answered" || notice.kind === "addition";
      await api.sendMessage(staffChat, noticeText(number, notice), {
        ...inThread(staffThread),
        ...(answered ? { reply_markup: await buildKeyboard(buttons, staffChat, [[proposeButton(ticketId)]]) } : {}),
      });
    }
  };

  const sendAnswer = async (ticketId: number, delivery: Extract<Delivery, { kind: "answer" }>) => {
    const { chat, language, number, text, addition } = delivery;
    const intro = addition
      ? translate(language, "answer-addition", { number })
      : translate(language, "answer-intro", { number });
    const parts = splitMessage([intro, text, translate(language, "answer-helpful")].filter(Boolean).join("\n\n"));
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      await api.sendMessage(chat, part, {
        link_preview_options: { is_disabled: true },
        ...(isLast ? await feedbackButtons(ticketId, delivery) : {}),
      });
    }
  };

  const feedbackButtons = async (
    ticket: number,
    { chat, language }: Pick<Extract<Delivery, { kind: "answer" }>, "chat" | "language">,
  ) => {
    const action = (step: "helpful" | "unhelpful" | "continue") => ({ kind: "ticket" as const, ticket, step });
    const rows = [
      [
        { text: "👍", action: action("helpful") },
        { text: "👎", action: action("unhelpful") },
      ],
      [{ text: translate(language, "answer-continue"), action: action("continue") }],
    ];
    // A private chat has the id of its person.
    return { reply_markup: await buildKeyboard(buttons, chat, rows) };
  };

  const postTicket = async (ticket: Ticket, chat: number) => {
    const thread = await threadFor(ticket, chat);
    const { message_id } = await api.sendMessage(chat, staffTicketMessage(ticket), {
      link_preview_options: { is_disabled: true },
      ...inThread(thread),
    });
    await tickets.addStaffMessage(message_id, ticket.id);
    await tickets.setStaffPlace(ticket.id, { message: message_id });
    // Withdrawn while it was on its way.
    const now = await tickets.byId(ticket.id);
    if (now && now.state !== ticket.state) await refreshTicket(now, chat);
  };

  /** In a chat with topics each ticket has its own, named by its number alone. */
  const threadFor = async ({ id, number, staffThread }: Ticket, chat: number): Promise<number | undefined> => {
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

  const refreshTicket = async (ticket: Ticket, chat: number) => {
    if (ticket.staffMessage === undefined) return;
    await api
      .editMessageText(chat, ticket.staffMessage, staffTicketMessage(ticket), {
        link_preview_options: { is_disabled: true },
      })
      .catch(ignoreRefusal);
    if (ticket.staffThread !== undefined && ticket.state !== "open")
      await api.closeForumTopic(chat, ticket.staffThread).catch(ignoreRefusal);
  };

  const onError = (error: Error) => logger.error({ reason: error.message }, "deliveries stumbled");
  /** What is being served: a chat that has to wait holds up nobody else's. */
  const busy = new Map<string, Promise<void>>();
  const serve = ({ ticket, lane }: { ticket: number; lane: Lane }) => {
    const key = `${ticket} ${lane}`;
    if (busy.has(key)) return;
    const job = deliverLane(ticket, lane)
      .catch(onError)
      .then(() => void busy.delete(key));
    busy.set(key, job);
  };
  const loop = startDueLoop({
    work: async () => (await deliveries.due()).forEach(serve),
    nextAt: async () => (busy.size > 0 ? Date.now() + LOOK_AGAIN : deliveries.nextAt()),
    now: Date.now,
    onError,
  });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(busy.values());
    },
  };
}

function inThread(thread: number | undefined): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

/** What Telegram refuses of a convenience is done without. */
function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof GrammyError)) throw error;
}
