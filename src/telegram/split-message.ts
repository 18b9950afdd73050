/** Telegram's limit for the text of a message, in UTF-16 units. */
const LONGEST_MESSAGE = 4096;

/**
 * Splits a text that is too long for one message: at a paragraph, else at a line, a sentence or a space, never inside a
 * surrogate pair. Meant for plain text; answers with markup are far shorter.
 */
export function splitMessage(text: string, longest: number = LONGEST_MESSAGE): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const cut = cutBefore(rest, longest);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  parts.push(rest);
  return parts;
}

function cutBefore(text: string, longest: number): number {
  const head = text.slice(0, longest);
  for (const boundary of ["\n\n", "\n", ". ", " "]) {
    const at = head.lastIndexOf(boundary);
    // A cut in the first third would make many small messages; the next finer boundary is better then.
    if (at > longest / 3) return at + boundary.length;
  }
  const code = text.charCodeAt(longest - 1);
  const splitsPair = code >= 0xd800 && code <= 0xdbff;
  return splitsPair ? longest - 1 : longest;
}
