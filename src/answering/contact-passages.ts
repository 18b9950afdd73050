import type { Passage } from "../knowledge/document.ts";
import type { LanguageIndex } from "../retrieval/passage-index.ts";

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;
const LINK = /https?:\/\//;
const PHONE = /(?<![\d.,–-])(?:\+\d[\d ]{6,}|\d{3}(?![\d.,–-])|\d \d\d \d\d \d\d|\d\d \d\d)(?!\d)/;
const STREET = /ქ\.|street|ул\.|улиц/i;

/** What kinds of contact stand in a text. An address is known by its street, or taken to stand beside an e-mail. */
export function contactsIn(text: string): { email: boolean; phone: boolean; link: boolean; address: boolean } {
  const email = text.includes("@") && EMAIL.test(text);
  return { email, phone: PHONE.test(text), link: LINK.test(text), address: email || STREET.test(text) };
}

/** A passage that gives a contact: by reference to contacts.yaml, or written out where a raw text is all there is. */
export function givesContact(passage: Passage): boolean {
  if (passage.contacts.length > 0) return true;
  if (passage.kind !== "text") return false;
  const { email, phone, link } = contactsIn(passage.text);
  return email || phone || link;
}

const byIndex = new WeakMap<LanguageIndex, readonly Passage[]>();

/** The passages of a language that exist to give contacts; all raw texts that do. Looked for once a snapshot. */
export function contactPassages(index: LanguageIndex): readonly Passage[] {
  const before = byIndex.get(index);
  if (before) return before;
  const passages = index.passages.filter(
    (passage) => (passage.kind === "contacts" || passage.kind === "text") && givesContact(passage),
  );
  byIndex.set(index, passages);
  return passages;
}
