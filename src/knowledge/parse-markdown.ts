import { type Contacts, contactCard, contactField } from "./contacts.ts";
import type { KnowledgeDocument, Passage } from "./document.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { KnowledgeProblem } from "./knowledge-error.ts";
import type { Language } from "./language.ts";
import { blockText, parseBlocks } from "./parse-blocks.ts";

/** A section as it stands in the file, before references are filled in. */
export interface RawSection {
  readonly id: string;
  readonly heading: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

export interface ParsedFile {
  readonly document: KnowledgeDocument;
  readonly sections: readonly RawSection[];
  readonly reviewBy?: string;
}

const HEADING = /^#{1,6}\s+(.*?)(?:\s*\{#([a-z0-9-]+)\})?\s*$/;
const REFERENCE = /\{\{\s*([a-z0-9-]+)(?:\.([a-z]+))?\s*\}\}/g;

/**
 * Reads one Markdown knowledge file.
 *
 * @param path relative to the knowledge folder; it names the document in citations
 * @param file the path as it is shown in problems
 */
export function parseMarkdown(
  input: { path: string; file: string; content: string; language: Language },
  contacts: Contacts,
): { parsed?: ParsedFile; problems: readonly KnowledgeProblem[] } {
  const { path, file, language } = input;
  const lines = input.content.replaceAll("\r\n", "\n").normalize("NFC").split("\n");
  const front = readFrontMatter(file, lines);
  if (front.kind === "broken") return { problems: front.problems };
  const fileName =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? path;
  const value = front.kind === "read" ? front.value : undefined;
  const title = value?.title ?? fileName;
  const sections = splitSections(lines, front.bodyLine, title);
  const problems: KnowledgeProblem[] = [];

  for (const id of Object.keys(value?.questions ?? {})) {
    if (sections.some((section) => section.id === id)) continue;
    const line = front.kind === "read" ? front.lineOf("questions") : 1;
    problems.push({ file, line, message: `questions for "${id}", but no heading has {#${id}}: rename one of the two` });
  }

  const passages = sections.map((section): Passage => {
    const refersTo = new Set<string>();
    const filled = section.lines.map((text, index) =>
      text.replace(REFERENCE, (reference, id: string, field: string | undefined) => {
        const contact = contacts.get(id);
        const found = contact && (field ? contactField(contact, field, language) : contactCard(contact, language));
        refersTo.add(id);
        // A line of a card is a paragraph of its own, or the card would run together.
        if (found !== undefined) return found.replaceAll("\n", "\n\n");
        const line = section.line + 1 + index;
        problems.push({ file, line, message: `${reference} is not in contacts.yaml: add the entry or mend the name` });
        return "";
      }),
    );
    const blocks = parseBlocks(filled.flatMap((text) => text.split("\n")));
    return {
      document: path,
      section: section.id,
      language,
      title,
      heading: section.heading,
      kind: value?.kind ?? "text",
      asOf: value?.asOf ?? "",
      status: value?.status ?? "current",
      source: { name: value?.source.name ?? fileName, ...(value?.source.link ? { link: value.source.link } : {}) },
      questions: value?.questions[section.id] ?? [],
      contacts: [...refersTo],
      blocks,
      text: blocks.map(blockText).join("\n"),
    };
  });
  const document = { path, language, title, kind: value?.kind ?? "text", passages };
  const reviewBy = value?.reviewBy === undefined ? {} : { reviewBy: value.reviewBy };
  return { parsed: { document, sections, ...reviewBy }, problems };
}

function splitSections(lines: readonly string[], bodyLine: number, title: string): RawSection[] {
  const sections: { id: string; heading: string; line: number; lines: string[] }[] = [];
  let current = { id: "introduction", heading: title, line: bodyLine, lines: [] as string[] };
  const used = new Set<string>();
  const close = () => {
    if (current.lines.some((line) => line.trim() !== "")) sections.push(current);
  };
  lines.slice(bodyLine).forEach((text, index) => {
    const match = HEADING.exec(text);
    if (!match) {
      current.lines.push(text);
      return;
    }
    close();
    let id = match[2] ?? slug(match[1] ?? "");
    for (let copy = 2; used.has(id); copy++) id = `${match[2] ?? slug(match[1] ?? "")}-${copy}`;
    used.add(id);
    current = { id, heading: (match[1] ?? "").trim(), line: bodyLine + index + 1, lines: [] };
  });
  close();
  return sections;
}

/** A heading as a section id: letters and digits of any script, joined by hyphens. */
export function slug(heading: string): string {
  const id = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return id === "" ? "section" : id;
}
