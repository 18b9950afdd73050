/** Where a contact stands in a text and what it is, spelled one way. */
export interface FoundContact {
  readonly kind: "phone" | "email" | "link" | "account";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const LINK =
  /(?:https?:\/\/|www\.)[^\s)\]>"”“]+|(?<![@\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|ge|ru|eu|int|gov|edu|me|io|biz|xyz|top|site|online|app|link|ly)(?:\/[^\s)\]>"”“]*)?(?![\p{L}\p{N}])/giu;
const ACCOUNT = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}[A-Z0-9]{2}(?:[ -]?[A-Z0-9]){8,}/gu;
const PHONE = /(?<![\p{L}\p{N}.,-])\+?\(?\d(?:[ \u00a0().-]{0,2}\d){4,}(?![\p{N}]|[.,]\d)/gu;
/** Runs of digits that are no phone: grouped thousands, two years, a date. */
const NO_PHONE =
  /^(?:\d{1,3}(?:[., \u00a0]\d{3})+|(?:19|20)\d\d[ -](?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4}|(?:19|20)\d\d-\d\d-\d\d)$/;

/** Finds phones of five digits and more, e-mail addresses, links (with or without their beginning) and bank accounts. */
export function findContacts(text: string): FoundContact[] {
  const found: FoundContact[] = [];
  const taken = (start: number, end: number) => found.some((other) => start < other.end && end > other.start);
  const collect = (kind: FoundContact["kind"], pattern: RegExp, spell: (match: string) => string | undefined) => {
    for (const match of text.matchAll(pattern)) {
      const raw = match[0].replace(/[.,;:!?]+$/u, "");
      const value = spell(raw);
      const end = match.index + raw.length;
      if (value !== undefined && !taken(match.index, end)) found.push({ kind, value, start: match.index, end });
    }
  };
  collect("email", EMAIL, (match) => match.toLowerCase());
  collect("link", LINK, spellLink);
  collect("account", ACCOUNT, (match) =>
    /\d{6}/.test(match.replace(/\D/g, "")) ? match.replace(/[ -]/g, "") : undefined,
  );
  collect("phone", PHONE, (match) => (NO_PHONE.test(match.trim()) ? undefined : match.replace(/\D/g, "")));
  return found;
}

function spellLink(link: string): string {
  return link
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
}

/** Whether two contacts of a kind are the same; phones may leave out the country's code. */
export function isSameContact(said: FoundContact, source: FoundContact): boolean {
  if (said.kind !== source.kind) return false;
  if (said.value === source.value) return true;
  if (said.kind !== "phone" || Math.min(said.value.length, source.value.length) < 7) return false;
  const [longer, shorter] =
    said.value.length > source.value.length ? [said.value, source.value] : [source.value, said.value];
  return longer.endsWith(shorter) && /^(?:995|0|00995)$/.test(longer.slice(0, longer.length - shorter.length));
}
