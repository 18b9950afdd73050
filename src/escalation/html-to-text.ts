const INVISIBLE = /<(script|style|head|title|template|noscript|iframe|object|svg)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const QUOTE_OPEN = /<blockquote\b[^>]*>/gi;
const QUOTE_CLOSE = /<\/blockquote\s*>/gi;
const BREAK = /<(?:br|hr)\b[^>]*>|<\/?(?:p|div|tr|table|ul|ol|h[1-6])\b[^>]*>/gi;
const ITEM = /<li\b[^>]*>/gi;
const TAG = /<\/?[a-z][^>]*>|<![^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const OPEN = "\u0001";
const CLOSE = "\u0002";

/** An HTML mail as plain text: scripts and styles gone, quotes marked with ">", entities read. Nothing of it is run. */
export function htmlToText(html: string): string {
  const flat = html
    .replaceAll(OPEN, "")
    .replaceAll(CLOSE, "")
    .replace(COMMENT, "")
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .replace(QUOTE_OPEN, `\n${OPEN}\n`)
    .replace(QUOTE_CLOSE, `\n${CLOSE}\n`)
    .replace(ITEM, "\n- ")
    .replace(BREAK, "\n")
    .replace(TAG, "")
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, decodeEntity);
  const lines: string[] = [];
  let depth = 0;
  for (const raw of flat.split("\n")) {
    const line = raw.trim();
    if (line === OPEN) depth++;
    else if (line === CLOSE) depth = Math.max(0, depth - 1);
    else lines.push(depth > 0 ? `> ${line}` : line);
  }
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}
