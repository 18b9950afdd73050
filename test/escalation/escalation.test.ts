import { expect, test } from "vitest";
import type { Delivery } from "../../src/escalation/delivery.ts";
import { createEscalation } from "../../src/escalation/escalation.ts";
import { remindStaff } from "../../src/escalation/remind-staff.ts";
import { type TicketContent, ticketNumber } from "../../src/escalation/ticket.ts";
import { USUAL_WORKING_TIMES } from "../../src/escalation/working-hours.ts";
import { createEscalationStore } from "../../src/storage/escalation-store.ts";
import { createLimits } from "../../src/storage/limits.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createPeople } from "../../src/storage/people.ts";
import { createVault } from "../../src/storage/vault.ts";

const content: TicketContent = {
  chat: 1,
  language: "en",
  question: "How much does it cost?",
  turns: [],
  reason: "unanswered",
  found: [],
  replyTo: { kind: "chat" },
};

async function start(begin: string) {
  const clock = { now: Date.parse(begin) };
  const vault = createVault(Buffer.alloc(32, 1));
  const database = await openDatabase(":memory:", vault.cipherKey);
  const now = () => clock.now;
  const store = createEscalationStore<TicketContent, Delivery>(database, vault, ticketNumber, now);
  const parts = {
    store,
    settings: { answersComeBack: true, staffChat: true, mailDomain: "bot.example.ge" },
    times: () => USUAL_WORKING_TIMES,
    now,
    wake: () => {},
  };
  const escalation = createEscalation({ ...parts, limits: createLimits(database, vault, now) });
  const ask = async (person: number, question = content.question) => {
    const draft = await store.tickets.putDraft(person, { ...content, question });
    return escalation.send({ person, chat: person }, draft.id);
  };
  return { clock, store, parts, escalation, ask, people: createPeople(database, vault, now), database };
}

test("staff are reminded once, after two working days: a question of Friday evening on Wednesday morning", async () => {
  const { clock, store, parts, ask } = await start("2026-11-27T20:00+04:00");
  expect(await ask(1)).toMatchObject({ kind: "sent", number: "MSG-2026-00001", working: false });
  clock.now = Date.parse("2026-12-02T08:55+04:00");
  expect(await remindStaff(parts)).toBe(0);
  clock.now = Date.parse("2026-12-02T09:01+04:00");
  expect(await remindStaff(parts)).toBe(1);
  expect(await remindStaff(parts)).toBe(0);
  const mails = await store.outbox.due(10);
  expect(mails.at(-1)?.mail.text).toBe("MSG-2026-00001: კითხვას 2 სამუშაო დღეა პასუხი არ აქვს.");
});

test("nobody is reminded of what was answered meanwhile, nor of what nobody could close", async () => {
  const { clock, store, parts, escalation, ask } = await start("2026-11-23T10:00+04:00");
  await ask(1);
  const draft = await store.tickets.putDraft(2, {
    ...content,
    replyTo: { kind: "email", address: "nino@example.org" },
  });
  await escalation.send({ person: 2, chat: 2 }, draft.id);
  clock.now = Date.parse("2026-11-26T10:00+04:00");
  const pastBot = { ...parts, settings: { ...parts.settings, answersComeBack: false, staffChat: false } };
  const [first] = await store.tickets.ofPerson(1, 1);
  // Answered while the reminders are being written.
  const list = store.tickets.notReminded;
  store.tickets.notReminded = async () => {
    const late = await list();
    await escalation.answer(first?.id ?? 0, { by: "chat", once: "1", text: "Ten lari." });
    return late;
  };
  expect(await remindStaff(pastBot)).toBe(0);
  store.tickets.notReminded = list;
  expect(await remindStaff(parts)).toBe(1);
});

test("the number counts within the year of Georgia's clocks", async () => {
  const { clock, ask } = await start("2026-12-31T23:30+04:00");
  expect(await ask(1)).toMatchObject({ number: "MSG-2026-00001" });
  expect(await ask(2)).toMatchObject({ number: "MSG-2026-00002" });
  clock.now = Date.parse("2027-01-01T00:10+04:00");
  expect(await ask(3)).toMatchObject({ number: "MSG-2027-00001" });
});

test("a question that is withdrawn before its mail has gone out is never sent, and nobody is told", async () => {
  const { store, escalation, ask } = await start("2026-11-27T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  expect(await escalation.withdraw.one(2, ticket?.id ?? 0)).toBe(false);
  expect(await escalation.withdraw.one(1, ticket?.id ?? 0)).toBe(true);
  expect(await store.outbox.waiting()).toBe(0);
  expect(await store.deliveries.nextAt()).toBeUndefined();
});

test("after the time that it may be kept, the number is all that is left of a ticket, its answer and its drafts", async () => {
  const { clock, store, escalation, ask, people, database } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  await escalation.answer(ticket?.id ?? 0, { by: "chat", once: "1", text: "Nothing." });
  await store.tickets.putDraft(2, content);
  for (const { id } of await store.outbox.due(10)) await store.outbox.finish(id);
  clock.now = Date.parse("2026-09-15T10:00+04:00");
  await people.expire(90);
  const rows = await database.selectFrom("tickets").selectAll().execute();
  expect(await database.selectFrom("outbox").selectAll().execute()).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ number: "MSG-2026-00001", state: "expired", person: null, content: null });
  expect(await escalation.answer(ticket?.id ?? 0, { by: "chat", once: "2", text: "Late." })).toEqual({
    kind: "closed",
    state: "expired",
  });
});

test("a message of staff that is handled again after a crash is passed on once", async () => {
  const { store, escalation, ask } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  const answer = { by: "chat" as const, once: "staff chat 1 7", text: "Ten lari." };
  expect(await escalation.answer(ticket?.id ?? 0, answer)).toEqual({ kind: "passed on", addition: false });
  expect(await escalation.answer(ticket?.id ?? 0, answer)).toEqual({ kind: "done before" });
  const first = await store.deliveries.first(ticket?.id ?? 0, "asker");
  await store.deliveries.finish(first?.id ?? 0);
  expect(await store.deliveries.first(ticket?.id ?? 0, "asker")).toBeUndefined();
});

test("an answer longer than people read comes with the whole of it as a file", async () => {
  const { store, escalation, ask } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  const text = "x".repeat(50_000);
  await escalation.answer(ticket?.id ?? 0, { by: "mail", once: "<1@x>", text });
  const told = await store.deliveries.first(ticket?.id ?? 0, "asker");
  expect(told?.content).toMatchObject({ kind: "answer", text: `${"x".repeat(11_999)}…` });
  await store.deliveries.finish(told?.id ?? 0);
  const file = (await store.deliveries.first(ticket?.id ?? 0, "asker"))?.content;
  expect(file).toMatchObject({ kind: "file", file: { name: "MSG-2026-00001.txt" } });
  expect(file?.kind === "file" && Buffer.from(file.file.content, "base64").toString()).toBe(text);
});

test("whoever deletes everything leaves the number and nothing else, wherever it was waiting", async () => {
  const { store, escalation, ask, people, database } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  await ask(1, "And what does it cost for children?");
  const [second] = await store.tickets.ofPerson(1, 1);
  await escalation.answer(second?.id ?? 0, { by: "mail", once: "<1@x>", text: "Nothing." });
  await store.tickets.putDraft(1, { ...content, replyTo: { kind: "email", address: "nino@example.org" } });
  expect(await escalation.withdraw.all(1)).toBe(1);
  expect((await people.remove(1)).tickets).toBe(1);
  const tickets = await database.selectFrom("tickets").selectAll().orderBy("id").execute();
  expect(tickets.map(({ number, person, content: kept, fingerprint }) => [number, person, kept, fingerprint])).toEqual([
    ["MSG-2026-00001", null, null, null],
    ["MSG-2026-00002", null, null, null],
  ]);
  const mails = await database.selectFrom("outbox").selectAll().execute();
  expect(mails.filter(({ mail, state }) => mail !== null && state !== "waiting")).toEqual([]);
  for (const { mail } of await store.outbox.due(10)) expect(mail.text).not.toContain("cost");
  const owed = await database.selectFrom("deliveries").selectAll().execute();
  expect(owed).toEqual([]);
});

test("messages of another staff chat are about no ticket, whatever their ids, also after the ticket is posted there", async () => {
  const { store, ask } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  const id = ticket?.id ?? 0;
  await store.tickets.setStaffPlace(id, { chat: -1, message: 7, thread: undefined });
  expect(await store.tickets.ofStaffMessage(-1, 7)).toBe(id);
  expect(await store.tickets.ofStaffMessage(-2, 7)).toBeUndefined();
  await store.tickets.setStaffPlace(id, { chat: -2, message: 9, thread: undefined });
  expect(await store.tickets.ofStaffMessage(-2, 7)).toBeUndefined();
  expect(await store.tickets.staffMessages(id, -2)).toEqual([9]);
});

test("open tickets are posted in a staff chat where they do not stand, once", async () => {
  const { store, escalation, ask } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  await ask(2);
  const [first] = await store.tickets.ofPerson(1, 1);
  const [second] = await store.tickets.ofPerson(2, 1);
  for (const id of [first?.id ?? 0, second?.id ?? 0]) {
    await store.deliveries.finish((await store.deliveries.first(id, "staff"))?.id ?? 0);
    await store.tickets.setStaffPlace(id, { chat: id === first?.id ? -1 : -2, message: id, thread: undefined });
  }
  await escalation.postOpenTickets(-2);
  await escalation.postOpenTickets(-2);
  expect(await store.deliveries.due()).toEqual([{ ticket: first?.id, lane: "staff" }]);
});

test("deleting everything is no way around the limit of questions in a day", async () => {
  const { ask, people, database } = await start("2026-06-01T10:00+04:00");
  for (let count = 0; count < 5; count++) await ask(1, `How much does visa ${count} cost?`);
  await people.remove(1);
  expect(await ask(1, "How much does another visa cost?")).toEqual({ kind: "too many" });
  expect(await database.selectFrom("limits").selectAll().execute()).toHaveLength(1);
});

test("an answer that cannot be passed on from the chat is refused the same when it is handled again", async () => {
  const { store, escalation } = await start("2026-06-01T10:00+04:00");
  const draft = await store.tickets.putDraft(1, {
    ...content,
    replyTo: { kind: "email", address: "nino@example.org" },
  });
  await escalation.send({ person: 1, chat: 1 }, draft.id);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  const answer = { by: "chat", once: "staff chat 1 7", text: "", copied: { chat: -1, message: 7 } } as const;
  for (const _ of [1, 2]) expect(await escalation.answer(ticket?.id ?? 0, answer)).toEqual({ kind: "files need mail" });
});

test("of a delivery that was begun only the rest is left, and of one that was deleted nothing", async () => {
  const { store, ask } = await start("2026-06-01T10:00+04:00");
  await ask(1);
  const [ticket] = await store.tickets.ofPerson(1, 1);
  const id = ticket?.id ?? 0;
  const answer = { kind: "answer", chat: 1, language: "en", number: "", text: "", addition: false } as const;
  await store.deliveries.add(id, "asker", answer);
  const owed = await store.deliveries.first(id, "asker");
  expect(await store.deliveries.shorten(owed?.id ?? 0, { ...answer, rest: ["the rest"] })).toBe(true);
  expect((await store.deliveries.first(id, "asker"))?.content).toMatchObject({ rest: ["the rest"] });
  await store.deliveries.dropTicket(id);
  expect(await store.deliveries.shorten(owed?.id ?? 0, answer)).toBe(false);
});
