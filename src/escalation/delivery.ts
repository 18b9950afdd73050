import type { Language } from "../knowledge/language.ts";
import type { StoredFile } from "../storage/outbox.ts";
import type { Notice } from "./notice.ts";

/** A message of Telegram that is owed because of a ticket: to the asker or to the chat of the staff. */
export type Delivery =
  | {
      readonly kind: "answer";
      readonly chat: number;
      readonly language: Language;
      readonly number: string;
      readonly text: string;
      /** Whether the ticket had an answer already. */
      readonly addition: boolean;
      /** The messages that are left of a long one whose beginning has been sent. */
      readonly rest?: readonly string[];
    }
  | { readonly kind: "file"; readonly chat: number; readonly file: StoredFile }
  /** A file that staff sent into their chat, by the chat and its message there. */
  | { readonly kind: "copied file"; readonly chat: number; readonly from: number; readonly message: number }
  /** The answer went to the asker's mailbox, or could not get there and follows here. */
  | {
      readonly kind: "answer by mail";
      readonly chat: number;
      readonly language: Language;
      readonly number: string;
      readonly state: "sent" | "failed";
    }
  /** The ticket for the staff. */
  | { readonly kind: "staff ticket" }
  /** The ticket's message in the staff chat is to say how it stands now. */
  | { readonly kind: "staff refresh" }
  | { readonly kind: "staff notice"; readonly notice: Notice };
