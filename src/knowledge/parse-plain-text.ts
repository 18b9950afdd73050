import type { KnowledgeDocument, Passage } from "./document.ts";
import type { Language } from "./language.ts";
import { blockText, parseBlocks } from "./parse-blocks.ts";
import { slug } from "./parse-markdown.ts";

const ITEM = /^\s*[-*•–]\s/;

/**
 * Reads a raw text without front matter. A short line that stands alone and does not end like a sentence is taken for a
 * heading; the file name is the title, since nothing else is known of the source.
 */
export function parsePlainText(input: { path: string; content: string; language: Language }): KnowledgeDocument {
  const { path, language } = input;
  const title =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? path;
  const lines = input.content.replaceAll("\r\n", "\n").normalize("NFC").split("\n");
  const sections: { heading: string; lines: string[] }[] = [{ heading: title, lines: [] }];
  lines.forEach((line, index) => {
    const alone = (lines[index - 1] ?? "").trim() === "" && (lines[index + 1] ?? "").trim() === "";
    if (alone && isHeading(line)) sections.push({ heading: line.trim().replace(/:$/, ""), lines: [] });
    else sections.at(-1)?.lines.push(line);
  });

  const used = new Map<string, number>();
  const passages = sections.flatMap((section): Passage[] => {
    const lines = section.lines.some((line) => line.trim() !== "") ? section.lines : [section.heading];
    const blocks = parseBlocks(lines.map(dropCardNoise));
    if (section.heading === title && lines !== section.lines) return [];
    const id = slug(section.heading);
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    return [
      {
        document: path,
        section: count === 1 ? id : `${id}-${count}`,
        language,
        title,
        heading: section.heading,
        kind: "text",
        asOf: "",
        status: "current",
        source: { name: title },
        questions: [],
        contacts: [],
        blocks,
        text: blocks.map(blockText).join("\n"),
      },
    ];
  });
  return { path, language, title, kind: "text", passages };
}

function isHeading(line: string): boolean {
  const text = line.trim();
  if (text === "" || text.length > 90 || ITEM.test(line)) return false;
  return !/[.!?;,]$/u.test(text) && !/[@\d]{2,}/u.test(text) && !/:\s*\S/u.test(text);
}

/** Text copied from a page header glues a number to its label ("112გადაუდებელი"); this sets them apart. */
function dropCardNoise(line: string): string {
  return line.replace(/^([\d ]*\d)(\p{L}{3,})/u, "$1 — $2");
}
