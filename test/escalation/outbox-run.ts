// Sends tickets to the secretariat in a process that can be killed: outbox-run.ts FOLDER SMTP_PORT TICKETS BEGIN SPEED
import path from "node:path";
import { pino } from "pino";
import type { Delivery } from "../../src/escalation/delivery.ts";
import { createEscalation } from "../../src/escalation/escalation.ts";
import { startOutbox } from "../../src/escalation/send-outbox.ts";
import { type TicketContent, ticketNumber } from "../../src/escalation/ticket.ts";
import { USUAL_WORKING_TIMES } from "../../src/escalation/working-hours.ts";
import { mailServer } from "../../src/mail/mail-server.ts";
import { createSendMail } from "../../src/mail/send-mail.ts";
import { createEscalationStore } from "../../src/storage/escalation-store.ts";
import { createLimits } from "../../src/storage/limits.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { createVault } from "../../src/storage/vault.ts";

const [folder = "", port = "", tickets = "", begin = "", speed = ""] = process.argv.slice(2);
const logger = pino({ level: process.env.TEST_LOG ?? "silent" });
/** Time passes faster here than outside. */
const now = () => Number(begin) + (Date.now() - Number(begin)) * Number(speed);
const vault = createVault(Buffer.alloc(32, 1));
const database = await openDatabase(path.join(folder, "data.sqlite"), vault.cipherKey);
const store = createEscalationStore<TicketContent, Delivery>(database, vault, ticketNumber, now);
let wake = () => {};
const escalation = createEscalation({
  store,
  limits: createLimits(database, vault, now),
  settings: { answersComeBack: true, staffChat: false, mailDomain: "bot.example.ge" },
  times: () => USUAL_WORKING_TIMES,
  now,
  wake: () => wake(),
});
const loop = startOutbox({
  outbox: store.outbox,
  send: createSendMail(mailServer(`smtp://127.0.0.1:${port}`), "megzuri@bot.example.ge"),
  staffAddress: () => "scmi-secretariat@sda.gov.ge",
  failures: escalation.failures,
  logger,
  now,
});
wake = loop.wake;
// The loop sleeps by the clock outside.
setInterval(loop.wake, 10);
for (let person = 1; person <= Number(tickets); person++) {
  if ((await store.tickets.ofPerson(person, 1)).length > 0) continue;
  const draft = await store.tickets.putDraft(person, {
    chat: person,
    language: "en",
    question: `Question ${person}`,
    turns: [],
    reason: "unanswered",
    found: [],
    replyTo: { kind: "chat" },
  });
  await escalation.send({ person, chat: person }, draft.id);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
