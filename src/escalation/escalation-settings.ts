import type { TicketContent } from "./ticket.ts";

/** How the secretariat can be reached and can answer here. */
export interface EscalationSettings {
  /** Whether an answer by e-mail comes back to the bot, which passes it on. */
  readonly answersComeBack: boolean;
  readonly staffChat: boolean;
  /** Behind the @ of Message-IDs. */
  readonly mailDomain: string;
}

/** Whether somebody can answer so that it comes to the asker's chat. */
export function answersInChat({ answersComeBack, staffChat }: EscalationSettings): boolean {
  return answersComeBack || staffChat;
}

/** Whether staff answer straight to the asker's mailbox, of which the bot learns nothing. */
export function answersPastBot({ replyTo }: Pick<TicketContent, "replyTo">, settings: EscalationSettings): boolean {
  return replyTo.kind === "email" && !settings.answersComeBack;
}
