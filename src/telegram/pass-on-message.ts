import type { Message } from "grammy/types";
import type { AnswerResult } from "../escalation/answer-ticket.ts";
import type { Escalation } from "../escalation/escalation.ts";
import { noticeText } from "../escalation/notice.ts";
import type { Ticket } from "../escalation/ticket.ts";
import { plainText } from "../language/plain-line.ts";
import { spellLinks } from "./spell-links.ts";

/** What became of a message, in Georgian, and whether the asker has it. */
export interface PassedOn {
  readonly text: string;
  readonly passedOn: boolean;
}

/** Passes a message of staff on as the answer to a ticket. */
export async function passOnMessage(escalation: Escalation, ticket: Ticket, message: Message): Promise<PassedOn> {
  const { id, number } = ticket;
  const file =
    message.document ?? message.photo ?? message.video ?? message.audio ?? message.voice ?? message.animation;
  const text = plainText(
    spellLinks(message.text ?? message.caption ?? "", message.entities ?? message.caption_entities),
  );
  if (text === "" && !file)
    return {
      text: `${number}: გადაიცემა მხოლოდ ტექსტი, ფაილი და სურათი. ეს შეტყობინება კითხვის ავტორს არ გადაეცა.`,
      passedOn: false,
    };
  const { message_id, chat } = message;
  const result = await escalation.answer(id, {
    by: "chat",
    once: `staff chat ${chat.id} ${message_id}`,
    text,
    ...(file ? { copied: { chat: chat.id, message: message_id } } : {}),
  });
  return tellResult(number, result);
}

function tellResult(number: string, result: AnswerResult): PassedOn {
  switch (result.kind) {
    case "passed on":
      return {
        text: `${number}: ${result.addition ? "დამატებას" : "პასუხს"} კითხვის ავტორს ვუგზავნი.`,
        passedOn: true,
      };
    case "done before":
      return { text: `${number}: პასუხს კითხვის ავტორს ვუგზავნი.`, passedOn: true };
    case "files need mail":
      return {
        text: `${number}: კითხვის ავტორს პასუხი ელფოსტით სურს, ფაილი კი აქედან ელფოსტით ვერ გაიგზავნება. გთხოვთ, უპასუხოთ ელფოსტით.`,
        passedOn: false,
      };
    case "closed":
      return { text: noticeText(number, { kind: "reply to closed ticket", state: result.state }), passedOn: false };
  }
}
