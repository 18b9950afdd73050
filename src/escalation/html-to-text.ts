import { convert } from "html-to-text";

/** More than this of a mail, in characters or in elements within each other, is read by nobody. */
const LONGEST = 200_000;
const DEEPEST = 200;

/** An HTML mail as plain text: scripts, styles and pictures gone, quotes marked with ">". Nothing of it is run. */
export function htmlToText(html: string): string {
  return convert(html.slice(0, LONGEST), {
    wordwrap: false,
    limits: { maxDepth: DEEPEST, ellipsis: "…" },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "hr", format: "skip" },
      { selector: "ul", options: { itemPrefix: "- ", leadingLineBreaks: 1 } },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  }).trim();
}
