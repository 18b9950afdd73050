import { type Api, InputFile } from "grammy";
import type { Delivery } from "../escalation/delivery.ts";
import type { Escalation } from "../escalation/escalation.ts";
import { type Notice, noticeText } from "../escalation/notice.ts";
import type { Ticket } from "../escalation/ticket.ts";
import type { Buttons } from "../storage/buttons.ts";
import { buildKeyboard } from "./keyboard.ts";
import { splitMessage } from "./split-message.ts";
import type { StaffChat } from "./staff-chat.ts";
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
  readonly escalation: Pick<Escalation, "tickets" | "settings">;
  readonly buttons: Buttons;
  readonly translate: Translate;
  readonly staffChat: StaffChat;
}): SendDelivery {
  const { api, escalation, buttons, translate, staffChat } = dependencies;
  const posts = createStaffPosts(dependencies);

  const wholeAnswer = ({ language, number, text, addition }: Answer) => {
    const intro = addition
      ? translate(language, "answer-addition", { number })
      : translate(language, "answer-intro", { number });
    const body = text === "" ? translate(language, "answer-in-file") : text;
    return splitMessage([intro, body, translate(language, "answer-helpful")].join("\n\n"));
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

  const sendNotice = async ({ id, number, staffPlace }: Ticket, notice: Notice) => {
    if (staffChat.id === undefined) return;
    const answered = notice.kind === "answered" || notice.kind === "addition";
    await api.sendMessage(staffChat.id, noticeText(number, notice), {
      ...inThread(staffPlace?.chat === staffChat.id ? staffPlace.thread : undefined),
      ...(answered ? { reply_markup: await buildKeyboard(buttons, staffChat.id, [[proposeButton(id)]]) } : {}),
    });
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
          new InputFile(Buffer.from(delivery.file.content, "base64"), quoted(delivery.file.name)),
        );
        return;
      case "copied file":
        await api.copyMessage(delivery.chat, delivery.from, delivery.message, { caption: "" });
        return;
    }
    const ticket = await escalation.tickets.byId(ticketId);
    if (!ticket) return;
    if (delivery.kind === "staff ticket") await posts.post(ticket);
    else if (delivery.kind === "staff refresh") await posts.refresh(ticket);
    else await sendNotice(ticket, delivery.notice);
  };
}

/** The library writes a name into its header as it is: one with blanks or Georgian letters is to be quoted (RFC 7578). */
function quoted(name: string): string {
  return `"${name.replace(/["\\]/g, "'")}"`;
}
