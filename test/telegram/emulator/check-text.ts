import { badRequest } from "./api-error.ts";

const LONGEST_TEXT = 4096;
const TAGS = new Set("b strong i em u ins s strike del code pre a blockquote tg-spoiler".split(" "));

/**
 * Reads a text as the Bot API does: HTML tags must be known, nested and closed, and 4,096 characters are left at most
 * when they are gone. Returns the text without markup.
 */
export function checkText(text: unknown, parseMode: unknown): string {
  if (typeof text !== "string" || text.trim() === "") throw badRequest("message text is empty");
  const plain = parseMode === "HTML" ? stripHtml(text) : text;
  if (plain.length > LONGEST_TEXT) throw badRequest("message is too long");
  return plain;
}

function stripHtml(html: string): string {
  const open: string[] = [];
  const plain = html.replace(/<(\/?)([a-z-]*)([^>]*)>?/gi, (match, slash: string, name: string) => {
    const tag = name.toLowerCase();
    if (!match.endsWith(">") || !TAGS.has(tag))
      throw badRequest(`can't parse entities: Unsupported start tag "${name}"`);
    if (slash === "") open.push(tag);
    else if (open.pop() !== tag) throw badRequest(`can't parse entities: Unmatched end tag "${tag}"`);
    return "";
  });
  if (open.length > 0)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1)}"`);
  return plain.replace(
    /&(lt|gt|amp|quot);/g,
    (_, name: string) => ({ lt: "<", gt: ">", amp: "&", quot: '"' })[name] ?? "",
  );
}

interface Button {
  readonly text?: unknown;
  readonly callback_data?: unknown;
}

/** Checks the buttons of a message: every one needs a text, and callback data of 1 to 64 bytes where it has any. */
export function checkButtons(markup: unknown): void {
  const rows = (markup as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
  for (const { text, callback_data } of rows.flat()) {
    if (typeof text !== "string" || text === "") throw badRequest("inline keyboard button text must be non-empty");
    if (callback_data === undefined) continue;
    const bytes = Buffer.byteLength(String(callback_data));
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
}
