import { shorten } from "./shorten.ts";

/** Control characters, and the marks that hide text or turn its direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A text as one line that may stand in a mail header: no line breaks, nothing hidden, at most so many characters. */
export function plainLine(text: string, longest: number): string {
  return shorten(text.replace(UNSAFE, " ").replace(/\s+/g, " ").trim(), longest);
}

/** A text without control characters and hidden marks, its line breaks kept. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replaceAll("\t", " ").replace(UNSAFE, "").trimEnd())
    .join("\n")
    .trim();
}
