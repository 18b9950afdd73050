import type { EscalationSettings } from "./escalation-settings.ts";
import { newMessageId } from "./message-id.ts";
import { type Notice, noticeText } from "./notice.ts";
import type { Records } from "./records.ts";
import type { Ticket } from "./ticket.ts";

/**
 * Owes staff a notice: what happened in one place is told in the other, what is urgent in both. That mail does not get
 * through is told in the chat alone.
 */
export async function tellStaff(
  records: Records,
  settings: EscalationSettings,
  ticket: Pick<Ticket, "id" | "number">,
  notice: Notice,
): Promise<void> {
  const place = placeOf(notice, settings.staffChat);
  if (settings.staffChat && place !== "mail")
    await records.deliveries.add(ticket.id, "staff", { kind: "staff notice", notice });
  if (place === "chat") return;
  const references = await records.outbox.firstMessageId(ticket.id);
  await records.outbox.add({
    ticket: ticket.id,
    messageId: newMessageId(ticket.number, "notice", settings.mailDomain),
    mail: {
      to: { kind: "staff" },
      subject: `[${ticket.number}] შეტყობინება მეგზურისგან`,
      text: noticeText(ticket.number, notice),
      ...(references === undefined ? {} : { references }),
    },
  });
}

function placeOf(notice: Notice, hasChat: boolean): "chat" | "mail" | "both" {
  switch (notice.kind) {
    case "answered":
    case "addition":
      return notice.by === "mail" ? "chat" : "mail";
    case "mail rejected":
    case "mail bounced":
      return "chat";
    case "reply not accepted":
    case "asker replied":
      return hasChat ? "chat" : "mail";
    case "reply to closed ticket":
    case "mail unreadable":
    case "unclear ticket":
    case "reply to notice":
    case "reply to colleagues":
    case "files refused":
      return "mail";
    case "withdrawn":
    case "asker gone":
    case "reminder":
      return "both";
  }
}
