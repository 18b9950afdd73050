import { ticketParts } from "../escalation/compose-ticket-mail.ts";
import type { Ticket } from "../escalation/escalation-parts.ts";
import type { ButtonWish } from "./keyboard.ts";

/** A ticket as the staff chat shows it, in Georgian, by how it stands. Without its content it is the number alone. */
export function staffTicketMessage({ number, state, content }: Ticket): string {
  if (!content)
    return state === "withdrawn" ? `${number}: ადამიანმა კითხვა გააუქმა.` : `${number}: შენახვის ვადა გავიდა.`;
  return [
    number,
    ...ticketParts(content).map(({ heading, lines }) => [`${heading}:`, ...lines].join("\n")),
    state === "open"
      ? "პასუხის გასაცემად უპასუხეთ ამ შეტყობინებას (Reply): ბოტი პასუხს ადამიანს გადასცემს."
      : "✓ პასუხი გაცემულია.",
  ].join("\n\n");
}

/** Makes a draft of a knowledge file out of the answer. */
export function proposeButton(ticket: number): ButtonWish {
  return { text: "მასალის მონახაზის შექმნა", action: { kind: "propose", ticket } };
}
