import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { type Contact, contactsSchema } from "./contacts.ts";
import type { KnowledgeDocument } from "./document.ts";
import { type GlossaryTerm, glossarySchema } from "./glossary.ts";
import { KnowledgeError, type KnowledgeProblem } from "./knowledge-error.ts";
import { LANGUAGES, type Language } from "./language.ts";
import { type ParsedFile, parseMarkdown } from "./parse-markdown.ts";
import { parsePlainText } from "./parse-plain-text.ts";
import { readYaml } from "./read-yaml.ts";

/** All that a knowledge folder holds, read and checked against the schemas, not yet indexed. */
export interface Knowledge {
  readonly folder: string;
  readonly documents: readonly KnowledgeDocument[];
  /** What `check` needs beyond the documents: the sections as they stand in the files. */
  readonly files: readonly ParsedFile[];
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly glossary: readonly GlossaryTerm[];
  /** SHA-256 over every file's path and content; the name of this state of the folder. */
  readonly contentHash: string;
  readonly problems: readonly KnowledgeProblem[];
  /** Documents that could not be read; they are there, if not in `documents`. */
  readonly broken: ReadonlySet<string>;
}

/**
 * Reads a knowledge folder. Problems of single files are collected in `problems`; what could be read is returned.
 *
 * @param detectLanguage used for files that do not stand in a folder named after a language
 * @throws KnowledgeError where there is no such folder or nothing in it to answer from
 */
export async function loadKnowledge(folder: string, detectLanguage: (text: string) => Language): Promise<Knowledge> {
  const problems: KnowledgeProblem[] = [];
  const hash = createHash("sha256");
  const paths = await listFiles(folder);
  const contents = new Map<string, string>();
  for (const name of paths) {
    const content = await readFile(path.join(folder, name), "utf8");
    hash.update(`${name}\0${content}\0`);
    contents.set(name, content);
  }
  const yaml = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> | undefined => {
    const content = contents.get(name);
    if (content === undefined) return undefined;
    const result = readYaml(content, schema, { file: path.join(folder, name), firstLine: 1 });
    if (result.kind === "read") return result.value;
    problems.push(...result.problems);
    return undefined;
  };
  const contacts = new Map(Object.entries(yaml("contacts.yaml", contactsSchema)?.contacts ?? {}));
  const glossary = yaml("glossary.yaml", glossarySchema)?.terms ?? [];

  const documents: KnowledgeDocument[] = [];
  const files: ParsedFile[] = [];
  const broken = new Set<string>();
  for (const [name, content] of contents) {
    const file = path.join(folder, name);
    if (name.endsWith(".yaml") || name.startsWith("drafts/")) continue;
    const language = languageOfPath(name) ?? detectLanguage(content);
    if (name.endsWith(".txt")) {
      documents.push(parsePlainText({ path: name, content, language }));
      continue;
    }
    const result = parseMarkdown({ path: name, file, content, language }, contacts);
    problems.push(...result.problems);
    if (!result.parsed) broken.add(name);
    else {
      documents.push(result.parsed.document);
      files.push(result.parsed);
    }
  }
  if (documents.length === 0) {
    problems.push({ file: folder, line: 1, message: "no .md or .txt file here to answer from: name another folder" });
    throw new KnowledgeError(problems);
  }
  return { folder, documents, files, contacts, glossary, contentHash: hash.digest("hex"), problems, broken };
}

async function listFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new KnowledgeError([{ file: folder, line: 1, message: "there is no such folder: name one that exists" }]);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(md|txt|yaml)$/.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

function languageOfPath(name: string): Language | undefined {
  const first = name.split("/")[0];
  return LANGUAGES.find((language) => language === first);
}
