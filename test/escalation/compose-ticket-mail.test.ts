import { expect, test } from "vitest";
import { composeTicketMail } from "../../src/escalation/compose-ticket-mail.ts";
import { judgeAttachment } from "../../src/escalation/judge-attachment.ts";
import { proposeKnowledge } from "../../src/escalation/propose-knowledge.ts";
import type { TicketContent } from "../../src/escalation/ticket.ts";

const content: TicketContent = {
  chat: 1,
  language: "en",
  question: "How much does a residence permit cost?",
  turns: [
    { question: "What is a residence permit?", subject: "", included: true },
    { question: "Something private", subject: "", included: false },
  ],
  reason: "unanswered",
  found: ["Guides to legal migration — Guide to legal immigration"],
  replyTo: { kind: "chat" },
};

test("the mail holds the question, the turns that were chosen, why it is sent and what was found; nothing else of the asker", () => {
  const { subject, text, html } = composeTicketMail(content, "MSG-2026-00042", { answersComeBack: true });
  expect(subject).toBe("[MSG-2026-00042] How much does a residence permit cost?");
  for (const part of [text, html]) {
    expect(part).toContain("How much does a residence permit cost?");
    expect(part).toContain("What is a residence permit?");
    expect(part).toContain("ბოტმა მასალებში პასუხი ვერ იპოვა.");
    expect(part).toContain("Guide to legal immigration");
    expect(part).not.toContain("Something private");
  }
});

test("line breaks, hidden marks and 5,000 characters of a question cannot shape the subject or the page", () => {
  const question = `Hello\r\nBcc: everybody@example.org\r\n\r\n\u202e<script>alert(1)</script>${"x".repeat(5000)}`;
  const { subject, text, html } = composeTicketMail({ ...content, question }, "MSG-2026-00043", {
    answersComeBack: true,
  });
  expect(subject).not.toMatch(/[\r\n\u202e]/);
  expect([...subject].length).toBeLessThan(100);
  expect(text).not.toMatch(/[\r\u202e]/);
  expect(html).not.toContain("<script>");
});

test("files are what their names say, and no larger than 20 MB", () => {
  const pdf = Buffer.from("%PDF-1.7 …");
  expect(judgeAttachment({ name: "form.PDF", content: pdf })).toEqual({ kind: "passed on" });
  expect(judgeAttachment({ name: "form.pdf", content: Buffer.from("MZ program") })).toMatchObject({ reason: "type" });
  expect(judgeAttachment({ name: "run.exe", content: pdf })).toMatchObject({ reason: "type" });
  const large = Buffer.concat([pdf, Buffer.alloc(30 * 1024 * 1024)]);
  expect(judgeAttachment({ name: "form.pdf", content: large })).toMatchObject({ reason: "size" });
});

test("a proposal for the knowledge lies among the drafts, in the asker's language and in Georgian, without what is personal", () => {
  const drafts = proposeKnowledge({
    number: "MSG-2026-00042",
    language: "en",
    question: "I am Nino, how much is it?",
    answer: "# It is free, Nino. My cousin.\n{{secretariat}}",
    name: "Nino",
    today: "2026-11-27",
    mask: (text) => text.replace("cousin", "•••"),
  });
  expect(drafts.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^drafts\/en\/msg-2026-00042-[\da-f]{4}\.md$/),
    expect.stringMatching(/^drafts\/ka\/msg-2026-00042-[\da-f]{4}\.md$/),
  ]);
  for (const { content: file } of drafts) expect(file).not.toMatch(/Nino|cousin|^# It|\{\{secretariat/m);
});

test("a short name is taken out where it is a word, not where it stands within one", () => {
  const [draft] = proposeKnowledge({
    number: "MSG-2026-00044",
    language: "ka",
    question: "მე ია ვარ, როდის იკრიბება კომისია?",
    answer: "იანვარში.",
    name: "ია",
    today: "2026-11-27",
    mask: (text) => text,
  });
  expect(draft?.content).toContain("მე ••• ვარ, როდის იკრიბება კომისია?");
  expect(draft?.content).toContain("იანვარში.");
});

test("a draft of a question in Latin letters says that it is to be spelled in Georgian", () => {
  const [draft] = proposeKnowledge({
    number: "MSG-2026-00043",
    language: "ka",
    question: "ra girs viza",
    answer: "უფასოა.",
    name: undefined,
    today: "2026-11-27",
    mask: (text) => text,
  });
  expect(draft?.content).toContain("დაწერეთ ქართულად");
});
