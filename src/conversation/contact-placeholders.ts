import { findContacts } from "../answering/grounding/contact-facts.ts";
import { type Contacts, publicPhones } from "../knowledge/contacts.ts";

/** Stands for contacts in what a model reads and writes: it cannot get one wrong that it never sees. */
export interface ContactPlaceholders {
  /** The text with every phone, e-mail address and link replaced by a name like `{phone-1}`. */
  hide(text: string): string;
  /** The text with the names replaced by what they stand for; a name that was never given is left as it is. */
  fill(text: string): string;
}

/** @param contacts phones of any length are known from here; short ones cannot be told from other numbers */
export function createContactPlaceholders(contacts: Contacts): ContactPlaceholders {
  const byValue = new Map<string, string>();
  const byName = new Map<string, string>();
  const phones = publicPhones(contacts).sort((a, b) => b.length - a.length);
  const nameOf = (kind: string, value: string) => {
    const known = byValue.get(value);
    if (known !== undefined) return known;
    const name = `{${kind}-${byName.size + 1}}`;
    byValue.set(value, name);
    byName.set(name, value);
    return name;
  };
  return {
    hide(text) {
      let hidden = text;
      for (const { kind, start, end } of findContacts(text).toSorted((a, b) => b.start - a.start)) {
        hidden = hidden.slice(0, start) + nameOf(kind, text.slice(start, end)) + hidden.slice(end);
      }
      for (const phone of phones) {
        const pattern = new RegExp(`(?<![\\d{-])${phone.replace(/[+ ]/g, "\\$&")}(?![\\d}])`, "g");
        hidden = hidden.replace(pattern, () => nameOf("phone", phone));
      }
      return hidden;
    },
    fill: (text) => text.replace(/\{(?:phone|email|link|account)-\d+\}/g, (name) => byName.get(name) ?? name),
  };
}
