import type { Passage } from "./document.ts";

/** A section by its document: `ka/iom.md#about`. */
export function passageId({ document, section }: Pick<Passage, "document" | "section">): string {
  return `${document}#${section}`;
}

/** A section's name without its language, the same in each: `iom.md#about`. */
export function sectionName(passage: Passage): string {
  return `${documentName(passage)}#${passage.section}`;
}

/** A document's name without its language: `iom.md`. */
export function documentName({ document }: Passage): string {
  return document.replace(/^[a-z]{2}\//, "");
}
