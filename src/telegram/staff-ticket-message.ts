import { ticketParts } from "../escalation/compose-ticket-mail.ts";
import { answersPastBot, type EscalationSettings } from "../escalation/escalation-settings.ts";
import type { Ticket } from "../escalation/ticket.ts";
import type { ButtonWish } from "./keyboard.ts";

const CLOSE = "პასუხი გაცემულია";

/** A ticket as the staff chat shows it, in Georgian, by how it stands. Without its content it is the number alone. */
export function staffTicketMessage(ticket: Ticket, settings: EscalationSettings): string {
  const { number, state, content } = ticket;
  if (!content)
    return state === "withdrawn"
      ? `${number}: კითხვის ავტორმა კითხვა გააუქმა.`
      : `${number}: კითხვის შენახვის ვადა გავიდა.`;
  return [
    number,
    ...ticketParts(content).map(({ heading, lines }) => [`${heading}:`, ...lines].join("\n")),
    state === "open" ? howToAnswer(ticket, settings) : "✓ პასუხი გაცემულია.",
  ].join("\n\n");
}

function howToAnswer({ content }: Ticket, settings: EscalationSettings): string {
  if (content && answersPastBot(content, settings))
    return `უპასუხეთ ამ შეტყობინებას (Reply): ბოტი პასუხს კითხვის ავტორს ელფოსტით გაუგზავნის. თუ ელფოსტით პირდაპირ უპასუხეთ, დააჭირეთ ღილაკს „${CLOSE}“.`;
  return "პასუხის გასაცემად უპასუხეთ ამ შეტყობინებას (Reply): ბოტი პასუხს კითხვის ავტორს გადასცემს.";
}

/** Where staff may have answered straight to the asker's mailbox, nobody but they can say that it is done. */
export function closeButton({ id, content }: Ticket, settings: EscalationSettings): ButtonWish | undefined {
  return content && answersPastBot(content, settings)
    ? { text: CLOSE, action: { kind: "close", ticket: id } }
    : undefined;
}

/** Makes a draft of a knowledge file out of the answer. */
export function proposeButton(ticket: number): ButtonWish {
  return { text: "მასალის მონახაზის შექმნა", action: { kind: "propose", ticket } };
}
