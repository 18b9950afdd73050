import type { AnsweredOutcome } from "../answering/outcome.ts";
import { escapeHtml } from "../language/escape-html.ts";

/** An answer in Telegram's HTML: the key fact bold, the source as a quote that opens, with its link. */
export function renderAnswer(outcome: AnsweredOutcome): string {
  const { notes, body, keyFact, source, link } = outcome;
  const at = keyFact === "" ? -1 : body.indexOf(keyFact);
  const emphasised =
    at < 0
      ? escapeHtml(body)
      : `${escapeHtml(body.slice(0, at))}<b>${escapeHtml(keyFact)}</b>${escapeHtml(body.slice(at + keyFact.length))}`;
  const linked =
    link === undefined
      ? escapeHtml(source)
      : `${escapeHtml(source)}\n<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`;
  const quote = `<blockquote expandable>${linked}</blockquote>`;
  return [...notes.map(escapeHtml), emphasised, quote].join("\n\n");
}

/** Takes the markup away, for when Telegram cannot parse it. */
export function stripMarkup(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
