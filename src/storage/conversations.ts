import { randomInt } from "node:crypto";
import type { Insertable, InsertResult } from "kysely";
import type { Language } from "../knowledge/language.ts";
import type { Database } from "./open-database.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Tables } from "./tables.ts";
import type { Vault } from "./vault.ts";

/** One question and what came of it. */
export interface Turn {
  readonly id: number;
  readonly question: string;
  /** Title and heading of the section that was cited; what a follow-up is about. */
  readonly subject: string;
  readonly outcome: string;
  readonly language: Language;
  readonly answerMessage: number | undefined;
}

export interface NewTurn {
  /** Of {@link newTurnId}. */
  readonly id: number;
  readonly chat: number;
  readonly person: number;
  /** Masked: personal numbers are gone before it gets here. */
  readonly question: string;
  readonly subject: string;
  readonly outcome: string;
  readonly language: Language;
  readonly questionMessage?: number | undefined;
  readonly answerMessage?: number | undefined;
}

interface Content {
  readonly question: string;
  readonly subject: string;
}

/** How many turns of a chat a follow-up may look back, and for how long, in milliseconds. */
const LOOK_BACK = 3;
const STALE = 6 * 3600 * 1000;

/** What was said in each chat, encrypted, as long as it is kept. */
export interface Conversations {
  add(turn: NewTurn): Promise<void>;
  /** The last turns of a chat that `/new` has not closed, the newest first. */
  recent(chat: number): Promise<Turn[]>;
  /** A turn of this person. */
  ofId(id: number, person: number): Promise<Turn | undefined>;
  /** The turn that answered a message, to answer it anew when the message is edited. */
  ofQuestion(chat: number, questionMessage: number): Promise<Turn | undefined>;
  update(id: number, turn: Pick<NewTurn, "question" | "subject" | "outcome" | "language">): Promise<void>;
  close(chat: number): Promise<void>;
  addFeedback(turn: number, person: number, verdict: "up" | "down", reason?: string): Promise<void>;
  addNote(turn: number, person: number, note: string): Promise<void>;
  /** The turn that a person rated last, within the hour. */
  lastRated(person: number): Promise<number | undefined>;
  /** Questions asked in vain since a time, the newest first. */
  unanswered(since: number, limit: number): Promise<{ question: string; language: Language }[]>;
  /** How many turns of each outcome, and votes, since a time. */
  counts(since: number): Promise<Readonly<Record<string, number>>>;
}

let lastId = 0;

/**
 * An id for a turn that is not written yet, so that its buttons can name it. Ids grow with time (milliseconds since 1970,
 * then 12 random bits), which keeps new rows side by side; they are safe integers until 2039.
 */
export function newTurnId(): number {
  lastId = Math.max(lastId + 1, Date.now() * 4096 + randomInt(4096));
  return lastId;
}

export function createConversations(database: Database, vault: Vault, now: () => number = Date.now): Conversations {
  const read = (row: {
    id: number;
    content: Uint8Array;
    outcome: string;
    language: string;
    answer_message: number | null;
  }): Turn => ({
    id: row.id,
    ...vault.open<Content>(row.content),
    outcome: row.outcome,
    language: row.language as Language,
    answerMessage: row.answer_message ?? undefined,
  });
  const insert = prepareQuery<Insertable<Tables["turns"]>, InsertResult>(database, (value) =>
    database.insertInto("turns").values({
      id: value("id"),
      chat: value("chat"),
      person: value("person"),
      outcome: value("outcome"),
      language: value("language"),
      content: value("content"),
      question_message: value("question_message"),
      answer_message: value("answer_message"),
      open: value("open"),
      created_at: value("created_at"),
    }),
  );
  const seal = ({ question, subject }: Content) => vault.seal({ question, subject });
  return {
    async add(turn) {
      await insert({
        id: turn.id,
        chat: vault.hash("chat", turn.chat),
        person: vault.hash("person", turn.person),
        outcome: turn.outcome,
        language: turn.language,
        content: seal(turn),
        question_message: turn.questionMessage ?? null,
        answer_message: turn.answerMessage ?? null,
        open: 1,
        created_at: now(),
      });
    },
    async recent(chat) {
      const rows = await database
        .selectFrom("turns")
        .selectAll()
        .where("chat", "=", vault.hash("chat", chat))
        .where("open", "=", 1)
        .where("created_at", ">", now() - STALE)
        .orderBy("created_at", "desc")
        .limit(LOOK_BACK)
        .execute();
      return rows.map(read);
    },
    async ofId(id, person) {
      const row = await database
        .selectFrom("turns")
        .selectAll()
        .where("id", "=", id)
        .where("person", "=", vault.hash("person", person))
        .executeTakeFirst();
      return row && read(row);
    },
    async ofQuestion(chat, questionMessage) {
      const row = await database
        .selectFrom("turns")
        .selectAll()
        .where("chat", "=", vault.hash("chat", chat))
        .where("question_message", "=", questionMessage)
        .orderBy("created_at", "desc")
        .executeTakeFirst();
      return row && read(row);
    },
    async update(id, turn) {
      await database
        .updateTable("turns")
        .set({ outcome: turn.outcome, language: turn.language, content: seal(turn) })
        .where("id", "=", id)
        .execute();
    },
    async close(chat) {
      await database.updateTable("turns").set({ open: 0 }).where("chat", "=", vault.hash("chat", chat)).execute();
    },
    async addFeedback(turn, person, verdict, reason) {
      const who = vault.hash("person", person);
      await database.deleteFrom("feedback").where("turn", "=", turn).where("person", "=", who).execute();
      await database
        .insertInto("feedback")
        .values({ turn, person: who, verdict, reason: reason ?? null, note: null, created_at: now() })
        .execute();
    },
    async addNote(turn, person, note) {
      await database
        .updateTable("feedback")
        .set({ note: vault.seal(note) })
        .where("turn", "=", turn)
        .where("person", "=", vault.hash("person", person))
        .execute();
    },
    async lastRated(person) {
      const row = await database
        .selectFrom("feedback")
        .select("turn")
        .where("person", "=", vault.hash("person", person))
        .where("created_at", ">", now() - 3600 * 1000)
        .orderBy("id", "desc")
        .executeTakeFirst();
      return row?.turn;
    },
    async unanswered(since, limit) {
      const rows = await database
        .selectFrom("turns")
        .selectAll()
        .where("outcome", "=", "unanswered")
        .where("created_at", ">", since)
        .orderBy("created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(read).map(({ question, language }) => ({ question, language }));
    },
    async counts(since) {
      const turns = await database
        .selectFrom("turns")
        .select((select) => ["outcome as name", select.fn.countAll<number>().as("count")])
        .where("created_at", ">", since)
        .groupBy("outcome")
        .execute();
      const votes = await database
        .selectFrom("feedback")
        .select((select) => ["verdict as name", select.fn.countAll<number>().as("count")])
        .where("created_at", ">", since)
        .groupBy("verdict")
        .execute();
      return Object.fromEntries([...turns, ...votes].map(({ name, count }) => [name, Number(count)]));
    },
  };
}
