import { REPLY_LINE } from "./compose-ticket-mail.ts";
import { htmlToText } from "./html-to-text.ts";
import { plainText } from "./plain-line.ts";

/** A quoted mail begins with such a line, in Outlook and in mail programs that forward it as a block. */
const SEPARATORS: readonly RegExp[] = [
  /^\s*_{10,}\s*$/,
  /^\s*[-–—_*]{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|თავდაპირველი (?:შეტყობინება|წერილი)|ორიგინალი შეტყობინება)\s*[-–—_*]{2,}\s*$/i,
];
/** The head of a quoted mail as Outlook writes it: sender, then date, recipient or subject in the lines below. */
const HEAD_FIRST = /^[*\s]*(?:from|от|от кого|ვისგან|გამომგზავნი|გამგზავნი)\s*:\**\s*\S/i;
const HEAD_NEXT =
  /^[*\s]*(?:sent|date|to|subject|cc|отправлено|дата|кому|тема|копия|გაგზავნილია|გაგზავნის თარიღი|თარიღი|ვის|მიმღები|სათაური|თემა|საგანი)\s*:/i;
/** "On … wrote:", "… пишет:", "… დაწერა:", "01.02.2026, 10:00, X <x@y>:" */
const WROTE = /(?:wrote|написала?|написал\(а\)|пишет|писал\(а\)|писала?|დაწერა|წერდა|წერს|მოგწერათ)\s*:\s*$/i;
const DATE = /\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.-]+/;
const SIGNATURE = /^--\s?$/;
const PHONE_SIGNATURE =
  /^(?:sent from|get outlook for|sent with|отправлено (?:с|из)|გამოგზავნილია|გაიგზავნა ჩემი|отправлено через)\b.*$|^отправлено (?:с|из) .*$|^გამოგზავნილია .*$/i;
/** An introduction of a quote is wrapped over so many lines at most. */
const MOST_WRAPPED = 3;

/**
 * What staff wrote anew in a reply: what stands above the quoted mail, or, where they answered below or between the
 * quotes, everything that is not quoted. Empty where they wrote nothing.
 */
export function readReply(mail: { readonly text: string | undefined; readonly html: string | undefined }): string {
  const whole = mail.text?.trim() ? mail.text : htmlToText(mail.html ?? "");
  const lines = plainText(whole).split("\n");
  const end = lines.findIndex((_, index) => beginsQuote(lines, index));
  const above = trimEnd(withoutQuotes(end < 0 ? lines : lines.slice(0, end)));
  if (above !== "" || end < 0) return above;
  return trimEnd(withoutQuotes(lines.slice(end).filter((_, index) => !isIntroduction(lines, end + index))));
}

function beginsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (line.includes(REPLY_LINE)) return true;
  if (SEPARATORS.some((separator) => separator.test(line))) return true;
  if (HEAD_FIRST.test(line)) return lines.slice(index + 1, index + 4).some((next) => HEAD_NEXT.test(next));
  return isIntroduction(lines, index);
}

/** Whether a line, or it and the next two, introduces a quote. */
function isIntroduction(lines: readonly string[], index: number): boolean {
  const first = (lines[index] ?? "").trim();
  if (first === "" || first.startsWith(">"))
    return /^>\s*\S.*:\s*$/.test(first) && WROTE.test(first) && DATE.test(first);
  let joined = "";
  for (let count = 0; count < MOST_WRAPPED; count++) {
    const line = lines[index + count]?.trim();
    if (!line) return false;
    joined = `${joined} ${line}`.trim();
    if (WROTE.test(joined) && (DATE.test(joined) || ADDRESS.test(joined))) return true;
    if (joined.endsWith(":") && DATE.test(joined) && ADDRESS.test(joined)) return true;
    if (line.endsWith(".") || line.endsWith("?")) return false;
  }
  return false;
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^\s*>/.test(line) && !line.includes(REPLY_LINE));
}

/** Cuts the signature and what phones add. */
function trimEnd(lines: readonly string[]): string {
  const signature = lines.findIndex((line, index) => index > 0 && SIGNATURE.test(line));
  const kept = [...(signature < 0 ? lines : lines.slice(0, signature))];
  while (kept.length > 0 && (kept.at(-1)?.trim() === "" || PHONE_SIGNATURE.test(kept.at(-1)?.trim() ?? ""))) kept.pop();
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
