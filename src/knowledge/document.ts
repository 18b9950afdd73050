import type { Language } from "./language.ts";

/** `current`: still so; `ended`: a project that is over; `historical`: a state of affairs that has changed since. */
export type DocumentStatus = "current" | "ended" | "historical";

/** A run of prose, or a list with the sentence that introduces it. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly lead: string; readonly items: readonly string[] };

/** The unit that is searched and cited: one section of a document. */
export interface Passage {
  /** Path relative to the knowledge folder, for example `ka/iom.md`. */
  readonly document: string;
  readonly section: string;
  readonly language: Language;
  readonly title: string;
  readonly heading: string;
  readonly kind: string;
  /** Date, month or year the facts speak for; empty where a raw text does not say. */
  readonly asOf: string;
  readonly status: DocumentStatus;
  readonly source: { readonly name: string; readonly link?: string };
  readonly questions: readonly string[];
  /** Entries of contacts.yaml that the section refers to as a whole or in part. */
  readonly contacts: readonly string[];
  readonly blocks: readonly Block[];
  /** The section's plain text, references filled in. */
  readonly text: string;
}

/** One knowledge file in one language. */
export interface KnowledgeDocument {
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly kind: string;
  readonly passages: readonly Passage[];
}
