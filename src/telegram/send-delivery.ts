import { type Api, InputFile } from "grammy";
import { noticeText } from "../escalation/compose-notices.ts";
import type { Delivery } from "../escalation/delivery.ts";
import type { Escalation } from "../escalation/escalation.ts";
import type { Buttons } from "../storage/buttons.ts";
import { buildKeyboard } from "./keyboard.ts";
import { splitMessage } from "./split-message.ts";
import { createStaffPosts, inThread } from "./staff-posts.ts";
import { proposeButton } from "./staff-ticket-message.ts";
import type { Translate } from "./translator.ts";

/**
 * Sends one message that is owed because of a ticket.
 *
 * @param shorten keeps what is left of it; false where it is not owed any more
 */
export type SendDelivery = (
  ticket: number,
  delivery: Delivery,
  shorten: (left: Delivery) => Promise<boolean>,
) => Promise<void>;

type Answer = Extract<Delivery, { kind: "answer" }>;

/** How each kind of message looks, to the asker in the language of the question, to staff in Georgian. */
export function createSendDelivery(dependencies: {
  readonly api: Api;
  readonly tickets: Escalation["tickets"];
  readonly buttons: Buttons;
  readonly translate: Translate;
  readonly staffChat: number | undefined;
}): SendDelivery {
  const { api, tickets, buttons, translate, staffChat } = dependencies;
  const posts = staffChat === undefined ? undefined : createStaffPosts(api, tickets, staffChat);

  const wholeAnswer = ({ language, number, text, addition }: Answer) => {
    const intro = addition
      ? translate(language, "answer-addition", { number })
      : translate(language, "answer-intro", { number });
    return splitMessage([intro, text, translate(language, "answer-helpful")].filter(Boolean).join("\n\n"));
  };

  const sendAnswer = async (ticketId: number, delivery: Answer, shorten: Parameters<SendDelivery>[2]) => {
    const { chat } = delivery;
    const parts = delivery.rest ?? wholeAnswer(delivery);
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      await api.sendMessage(chat, part, {
        link_preview_options: { is_disabled: true },
        ...(isLast ? await feedbackButtons(ticketId, delivery) : {}),
      });
      if (!isLast && !(await shorten({ ...delivery, rest: parts.slice(index + 1) }))) return;
    }
  };

  const feedbackButtons = async (ticket: number, { chat, language }: Pick<Answer, "chat" | "language">) => {
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

  return async function send(ticketId, delivery, shorten) {
    switch (delivery.kind) {
      case "answer":
        return sendAnswer(ticketId, delivery, shorten);
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
    if (!ticket || !posts || staffChat === undefined) return;
    if (delivery.kind === "staff ticket") await posts.post(ticket);
    else if (delivery.kind === "staff refresh") await posts.refresh(ticket);
    else {
      const { notice } = delivery;
      const { number, staffPlace } = ticket;
      const answered = notice.kind === "answered" || notice.kind === "addition";
      await api.sendMessage(staffChat, noticeText(number, notice), {
        ...inThread(staffPlace?.chat === staffChat ? staffPlace.thread : undefined),
        ...(answered ? { reply_markup: await buildKeyboard(buttons, staffChat, [[proposeButton(ticketId)]]) } : {}),
      });
    }
  };
}
