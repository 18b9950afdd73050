import type { Generated } from "kysely";

/** An update of Telegram as it waits for its answer. */
interface InboxTable {
  update_id: number;
  /** Hash of the chat: what is answered one after the other. */
  chat: string;
  /** 1 jumps the queue of its chat: a stop, a deletion. */
  urgent: number;
  state: "pending" | "done";
  /** Encrypted; emptied when answered. */
  payload: Uint8Array | null;
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
  content: Uint8Array;
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
  note: Uint8Array | null;
  created_at: number;
}

/** What a button does, under the opaque id that its callback data holds. */
interface ButtonsTable {
  id: string;
  /** Hash of the person who may press it; empty where anybody may. */
  owner: string;
  /** Encrypted JSON. */
  action: Uint8Array;
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

export interface Tables {
  spending: SpendingTable;
  inbox: InboxTable;
  people: PeopleTable;
  turns: TurnsTable;
  feedback: FeedbackTable;
  buttons: ButtonsTable;
  limits: LimitsTable;
}
