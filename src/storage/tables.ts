import type { ColumnType, Generated } from "kysely";
import type { Sealed } from "./encrypt.ts";
import type { TicketState } from "./ticket-state.ts";

/** Written sealed, encrypted by the thread, read as the bytes that are stored. */
type Encrypted = ColumnType<Uint8Array, Sealed, Sealed>;

/** An update of Telegram as it waits for its answer. */
interface InboxTable {
  update_id: number;
  /** Hash of the chat: what is answered one after the other. */
  chat: string;
  /** 1 jumps the queue of its chat: a stop, a deletion. */
  urgent: number;
  state: "pending" | "done";
  /** Encrypted; emptied when answered. */
  payload: Encrypted | null;
  received_at: number;
  /** How often the program ended without a stop while this may have been under way. */
  attempts: number;
}

/** What is remembered of a person: a choice of language, nothing that tells who they are. */
interface PeopleTable {
  person: string;
  language: string | null;
  seen_at: number;
}

/** One question and what came of it, for follow-ups, edits, feedback and what was asked in vain. */
interface TurnsTable {
  /** Made by the program, so that buttons can name a turn before it is written. */
  id: number;
  chat: string;
  person: string;
  outcome: string;
  language: string;
  /** Encrypted JSON: the masked question, the subject that the answer was about. */
  content: Encrypted;
  question_message: number | null;
  answer_message: number | null;
  /** 0 once `/new` has closed the conversation. */
  open: number;
  created_at: number;
}

interface FeedbackTable {
  id: Generated<number>;
  turn: number;
  person: string;
  verdict: string;
  reason: string | null;
  /** Encrypted free text. */
  note: Encrypted | null;
  created_at: number;
}

/** What a button does, under the opaque id that its callback data holds. */
interface ButtonsTable {
  id: string;
  /** Hash of the person who may press it; empty where anybody may. */
  owner: string;
  /** Encrypted JSON. */
  action: Encrypted;
  created_at: number;
}

/** A bucket of a limit: so many in the window that began then. */
interface LimitsTable {
  key: string;
  window_start: number;
  used: number;
  warned: number;
}

/** What models cost, by day. */
interface SpendingTable {
  /** `2026-11-27`, in universal time. */
  day: string;
  input: number;
  output: number;
  /** In millionths of a US dollar. */
  microdollars: number;
}

/** A question handed to the secretariat. A withdrawn one keeps its number and nothing else. */
interface TicketsTable {
  id: Generated<number>;
  /** None while it is a draft that nobody has sent. */
  number: string | null;
  person: string | null;
  state: TicketState;
  /** Encrypted JSON: the question, what goes with it, the chat that the answer goes to. */
  content: Encrypted | null;
  /** Keyed hash of person and question: the same question is not sent twice. */
  fingerprint: string | null;
  /** The staff chat that the next two belong to. */
  staff_chat: number | null;
  staff_message: number | null;
  staff_thread: number | null;
  verdict: string | null;
  opened_at: number;
  changed_at: number;
  reminded_at: number | null;
}

/** An e-mail that is owed. */
interface OutboxTable {
  id: Generated<number>;
  ticket: number;
  message_id: string;
  /** `trying` is written before an attempt: found at a start, nobody knows whether the mail went out. */
  state: "waiting" | "trying" | "sent";
  /** Encrypted; emptied when sent. */
  mail: Encrypted | null;
  attempts: Generated<number>;
  next_at: number;
  created_at: number;
}

/** A message of Telegram that is owed because of a ticket; deleted when sent. */
interface DeliveriesTable {
  id: Generated<number>;
  ticket: number;
  lane: "asker" | "staff";
  /** Encrypted JSON. */
  content: Encrypted;
  attempts: Generated<number>;
  next_at: number;
  created_at: number;
}

/** Which ticket a message of a staff chat is about. */
interface StaffPostsTable {
  chat: number;
  message: number;
  ticket: number;
}

/** How far a mailbox has been read (RFC 9051: a UID means a message only together with the UIDVALIDITY). */
interface MailboxesTable {
  name: string;
  uid_validity: string;
  last_uid: number;
}

/** Keyed hashes of the Message-IDs that were read: recognised when the server numbers its messages anew. */
interface MailsReadTable {
  mail: string;
  read_at: number;
}

/** A group that has become a supergroup, and its new id. */
interface MovedChatsTable {
  chat: number;
  moved_to: number;
}

export interface Tables {
  moved_chats: MovedChatsTable;
  spending: SpendingTable;
  tickets: TicketsTable;
  outbox: OutboxTable;
  deliveries: DeliveriesTable;
  staff_posts: StaffPostsTable;
  mailboxes: MailboxesTable;
  mails_read: MailsReadTable;
  inbox: InboxTable;
  people: PeopleTable;
  turns: TurnsTable;
  feedback: FeedbackTable;
  buttons: ButtonsTable;
  limits: LimitsTable;
}
