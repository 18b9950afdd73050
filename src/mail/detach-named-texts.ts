/** The head of a part behind its boundary line, up to the blank line; longer heads are no heads. */
const PART_HEAD = /(?:^|\n)--[^\r\n]{1,200}\r?\n((?:[^\r\n]{1,2000}\r?\n){1,30})\r?\n/g;
const IS_TEXT = /^content-type:\s*text\//im;
const INLINE_WITH_NAME = /^(content-disposition:\s*)inline(?=\s*;(?:[^\r\n]|\r?\n[ \t])*filename)/im;

/**
 * Has text files that a mail program put inline counted as files: a mail is read as one text otherwise, and whatever was
 * attached would be read as part of what its writer wrote.
 */
export function detachNamedTexts(source: Buffer): Buffer {
  // Letters as bytes: nothing but the word "inline" changes.
  const letters = source.toString("latin1");
  if (!INLINE_WITH_NAME.test(letters)) return source;
  const detached = letters.replace(PART_HEAD, (whole, head: string) =>
    IS_TEXT.test(head) ? whole.replace(INLINE_WITH_NAME, "$1attachment") : whole,
  );
  return Buffer.from(detached, "latin1");
}
