/**
 * `draft`: shown to the asker, not sent; `open`: the secretariat's turn; `answered`; `withdrawn`: by the asker, with
 * everything but the number gone; `expired`: kept as long as it may be, and emptied.
 */
export type TicketState = "draft" | "open" | "answered" | "withdrawn" | "expired";
