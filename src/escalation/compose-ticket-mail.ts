import type { Language } from "../knowledge/language.ts";
import { escapeHtml } from "../language/escape-html.ts";
import { plainLine, plainText } from "../language/plain-line.ts";
import type { OutgoingMail } from "../storage/outbox.ts";
import { currentQuestion, type EscalationReason, type TicketContent } from "./ticket.ts";

const LONGEST_SUBJECT = 70;
const LONGEST_FOUND = 120;
const LONGEST_TRANSLATION = 700;
const LONGEST_TURN = 200;
const LONGEST_EARLIER = 400;

/** Stands above everything in a ticket's mail; what staff write above it is the answer, whatever their mail program quotes. */
export const REPLY_LINE = "##- პასუხი დაწერეთ ამ ხაზის ზემოთ -##";

const INTRO = "შეკითხვა მეგზურისგან";

const LANGUAGE_NAMES: Record<Language, string> = { ka: "ქართული", en: "ინგლისური", ru: "რუსული" };

const REASONS: Record<EscalationReason, string> = {
  unanswered: "ბოტმა მასალებში პასუხი ვერ იპოვა.",
  "rated-down": "ბოტის პასუხი კითხვის ავტორმა არასწორად ან არასრულად მიიჩნია.",
  "asked-directly": "კითხვის ავტორმა პირდაპირ სამდივნოს მიმართა.",
  continued: "კითხვის ავტორი სამდივნოს პასუხის შემდეგ დამატებით კითხვას სვამს.",
};

/** The parts of a ticket's mail: a heading and the lines under it. */
export interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What the mail says besides the ticket itself. */
export interface MailSettings {
  /** Whether an answer by e-mail comes back to the bot, which passes it on. */
  readonly answersComeBack: boolean;
}

/** The mail to the secretariat, in Georgian around the asker's own words. */
export function composeTicketMail(content: TicketContent, number: string, settings: MailSettings): OutgoingMail {
  const above = [...(settings.answersComeBack ? [REPLY_LINE] : []), `${INTRO}, ნომერი ${number}`];
  return {
    to: { kind: "staff" },
    subject: `[${number}] ${plainLine(currentQuestion(content), LONGEST_SUBJECT)}`,
    text: toText(above, content, settings),
    html: toHtml(above, content, settings),
    ...(content.replyTo.kind === "email" && !settings.answersComeBack ? { replyTo: content.replyTo.address } : {}),
  };
}

/** The text of the mail as the asker is shown it before anything is sent: what it gets only when it is sent is missing. */
export function previewTicketMail(content: TicketContent, settings: MailSettings): string {
  return toText([INTRO], content, settings);
}

/** The parts of a ticket, the same in the mail and in the staff chat; together at most some 3,500 characters. */
export function ticketParts(content: TicketContent): Part[] {
  const question = plainText(currentQuestion(content));
  const turns = content.turns.filter(({ included }) => included);
  const parts: Part[] = [{ heading: `კითხვა (ენა: ${LANGUAGE_NAMES[content.language]})`, lines: question.split("\n") }];
  if (content.translation !== undefined) {
    const lines = [plainLine(content.translation, LONGEST_TRANSLATION)];
    parts.push({ heading: "მანქანური თარგმანი, შეიძლება შეცდომა იყოს", lines });
  }
  if (content.followUp !== undefined) {
    parts.push({ heading: "პირველი კითხვა", lines: [plainLine(content.question, LONGEST_EARLIER)] });
    if (content.answer !== undefined)
      parts.push({ heading: "სამდივნოს წინა პასუხი", lines: [plainLine(content.answer, LONGEST_EARLIER)] });
  }
  if (content.name !== undefined) parts.push({ heading: "სახელი", lines: [plainLine(content.name, 100)] });
  if (turns.length > 0) {
    const lines = turns.map(({ question: asked, subject }) =>
      [
        `- ${plainLine(asked, LONGEST_TURN)}`,
        ...(subject === "" ? [] : [`  (პასუხი: ${plainLine(subject, LONGEST_FOUND)})`]),
      ].join("\n"),
    );
    parts.push({ heading: "ამ საუბრის წინა კითხვები", lines: lines.flatMap((line) => line.split("\n")) });
  }
  parts.push({ heading: "რატომ გიგზავნით", lines: [REASONS[content.reason]] });
  if (content.found.length > 0)
    parts.push({
      heading: "ყველაზე ახლო მასალა, რომელიც ბოტმა ნახა",
      lines: content.found.map((title) => `- ${plainLine(title, LONGEST_FOUND)}`),
    });
  return parts;
}

function closingLine({ replyTo }: TicketContent, { answersComeBack }: MailSettings): string {
  if (answersComeBack) {
    return replyTo.kind === "chat"
      ? "უპასუხეთ ამ წერილს: პასუხს ბოტი კითხვის ავტორს ტელეგრამში გადასცემს."
      : "უპასუხეთ ამ წერილს: პასუხს ბოტი კითხვის ავტორს ელფოსტით გაუგზავნის.";
  }
  return replyTo.kind === "chat"
    ? "პასუხი დაწერეთ სამდივნოს ჩატში: ბოტი მას კითხვის ავტორს ტელეგრამში გადასცემს."
    : `უპასუხეთ ამ წერილს: პასუხი პირდაპირ კითხვის ავტორის ელფოსტაზე მივა (${replyTo.address}).`;
}

function toText(above: readonly string[], content: TicketContent, settings: MailSettings): string {
  const parts = ticketParts(content).map(({ heading, lines }) => [`${heading}:`, ...lines].join("\n"));
  return [...above, ...parts, closingLine(content, settings)].join("\n\n");
}

function toHtml(above: readonly string[], content: TicketContent, settings: MailSettings): string {
  const sections = ticketParts(content).map(
    ({ heading, lines }) =>
      `<h3 style="margin:1em 0 .3em">${escapeHtml(heading)}</h3>\n<p style="margin:0">${lines.map(escapeHtml).join("<br>\n")}</p>`,
  );
  return [
    '<!doctype html><html lang="ka"><body style="font-family:sans-serif">',
    ...above.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...sections,
    `<p>${escapeHtml(closingLine(content, settings))}</p>`,
    "</body></html>",
  ].join("\n");
}
