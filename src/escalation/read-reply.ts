import { plainText } from "../language/plain-line.ts";
import { REPLY_LINE } from "./compose-ticket-mail.ts";
import { htmlToText } from "./html-to-text.ts";

const FORWARDED =
  /^\s*[-–—_*]{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|თავდაპირველი (?:შეტყობინება|წერილი)|ორიგინალი შეტყობინება)\s*[-–—_*]{2,}\s*$/i;
/** The head of a quoted mail as Outlook writes it: sender, then date, recipient and subject in the lines below. */
const HEAD_SENDER = /^[*\s]*(?:from|от|от кого|ვისგან|გამომგზავნი|გამგზავნი)\s*:\**\s*\S/i;
const HEAD_DATE = /^[*\s]*(?:sent|date|отправлено|дата|გაგზავნილია|გაგზავნის თარიღი|თარიღი)\s*:/i;
const HEAD_OTHER = /^[*\s]*(?:to|subject|cc|кому|тема|копия|ვის|მიმღები|ადრესატი|სათაური|თემა|საგანი)\s*:/i;
/** "On … wrote:", "… пишет:", "… დაწერა:" with a date or an address; "01.02.2026, 10:00, X <x@y>:" */
const WROTE = /(?:wrote|написала?|написал\(а\)|пишет|писал\(а\)|писала?|დაწერა|წერდა|წერს|მოგწერათ)\s*:$/i;
const DATE = /\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
const ADDRESSED = /<[^<>@\s]{1,64}@[^<>\s]{1,255}>\)?\s*:$/;
const ADDRESS = /@/;
const PHONE_SIGNATURE =
  /^(?:sent from|get outlook for|sent with|отправлено (?:с|из|через)|получить outlook|გამოგზავნილია|გაიგზავნა ჩემი) /i;
/** An introduction of a quote is wrapped over so many lines at most, and no line of it is longer than this. */
const MOST_WRAPPED = 3;
const LONGEST_INTRODUCTION = 300;
/** Stands for the line "-- " that begins a signature (RFC 3676); its last blank would not outlive the cleaning. */
const SIGNATURE = "\ue000";

/**
 * What staff wrote anew in a reply: above, between or below lines that are quoted with ">". Below a mail that is quoted
 * without them, as Outlook does it, nothing is taken: what stands there may be meant for colleagues. Empty where nothing is
 * new.
 */
export function readReply(mail: { readonly text: string | undefined; readonly html: string | undefined }): string {
  const whole = mail.text?.trim() ? mail.text : htmlToText(mail.html ?? "");
  const lines = plainText(whole.replaceAll(SIGNATURE, "").replace(/^-- \r?$/gm, SIGNATURE)).split("\n");
  const kept: string[] = [];
  let inSignature = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (isQuoted(line)) {
      inSignature = false;
      continue;
    }
    if (endsReply(lines, index)) break;
    const introduction = introductionAt(lines, index);
    if (introduction > 0) {
      index += introduction - 1;
      inSignature = false;
    } else if (line === SIGNATURE) inSignature = true;
    else if (!inSignature) kept.push(line);
  }
  while (kept.length > 0 && (kept.at(-1) === "" || PHONE_SIGNATURE.test(kept.at(-1) ?? ""))) kept.pop();
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line);
}

/** Whether another mail begins here that is not marked line by line. */
function endsReply(lines: readonly string[], index: number): boolean {
  const line = lines[index] as string;
  if (line.includes(REPLY_LINE) || FORWARDED.test(line)) return true;
  return isHead(lines, /^\s*_{10,}\s*$/.test(line) ? nextFilled(lines, index + 1) : index);
}

/** A sender alone may be part of an answer ("From: 10:00, to: 18:00"): a date must follow, and an address or more. */
function isHead(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (!HEAD_SENDER.test(line)) return false;
  const next = lines.slice(index + 1, index + 5);
  const dated = next.some((one) => HEAD_DATE.test(one));
  return dated && (ADDRESS.test(line) || next.some((one) => HEAD_OTHER.test(one)));
}

/** How many lines from here introduce a quote that follows them; 0 for none. */
function introductionAt(lines: readonly string[], index: number): number {
  let joined = "";
  for (let count = 1; count <= MOST_WRAPPED; count++) {
    const line = lines[index + count - 1]?.trim() ?? "";
    if (line === "" || line.length > LONGEST_INTRODUCTION || isQuoted(line)) return 0;
    joined = `${joined} ${line}`.trim();
    const introduces =
      (WROTE.test(joined) && (DATE.test(joined) || ADDRESS.test(joined))) ||
      (ADDRESSED.test(joined) && DATE.test(joined));
    if (introduces) {
      const next = lines[nextFilled(lines, index + count)] ?? "";
      return isQuoted(next) || next.includes(REPLY_LINE) ? count : 0;
    }
  }
  return 0;
}

function nextFilled(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index] === "") index++;
  return index;
}
