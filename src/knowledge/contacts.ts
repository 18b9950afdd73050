import { z } from "zod";
import { LANGUAGES, type Language } from "./language.ts";
import { workingSchema } from "./working-times.ts";

const perLanguage = z.object({ ka: z.string().min(1), en: z.string().min(1), ru: z.string().min(1) });

const contactSchema = z.strictObject({
  name: perLanguage,
  email: z.email().optional(),
  phones: z.array(z.string().regex(/^\+?[\d ]+$/, "only digits, spaces and a leading +")).optional(),
  address: perLanguage.optional(),
  hours: perLanguage.optional(),
  link: z.url().optional(),
  working: workingSchema.optional(),
});

/** The shape of contacts.yaml, the only home of phones, e-mails, addresses and hours. */
export const contactsSchema = z.strictObject({ contacts: z.record(z.string(), contactSchema) });

export type Contact = z.infer<typeof contactSchema>;
export type Contacts = ReadonlyMap<string, Contact>;

export const CONTACT_FIELDS = ["name", "email", "phone", "address", "hours", "link"] as const;
type ContactField = (typeof CONTACT_FIELDS)[number];

const LABELS: Record<Exclude<ContactField, "name">, Record<Language, string>> = {
  email: { ka: "ელფოსტა", en: "E-mail", ru: "Электронная почта" },
  phone: { ka: "ტელეფონი", en: "Phone", ru: "Телефон" },
  address: { ka: "მისამართი", en: "Address", ru: "Адрес" },
  hours: { ka: "სამუშაო საათები", en: "Hours", ru: "Часы работы" },
  link: { ka: "ვებგვერდი", en: "Website", ru: "Сайт" },
};

/** The value of one field in a language, or undefined where the entry has none. */
export function contactField(contact: Contact, field: string, language: Language): string | undefined {
  switch (field) {
    case "name":
    case "address":
    case "hours":
      return contact[field]?.[language];
    case "phone":
      return contact.phones?.join(", ");
    case "email":
    case "link":
      return contact[field];
    default:
      return undefined;
  }
}

/** The whole entry, a line for each thing it holds, the name first. */
export function contactCard(contact: Contact, language: Language): string {
  const lines = [contact.name[language]];
  for (const field of CONTACT_FIELDS) {
    const value = field === "name" ? undefined : contactField(contact, field, language);
    if (field !== "name" && value !== undefined) lines.push(`${LABELS[field][language]}: ${value}`);
  }
  return lines.join("\n");
}

/** The entry's names in every language, for matching a question to it. */
export function contactNames(contact: Contact): readonly string[] {
  return LANGUAGES.map((language) => contact.name[language]);
}

/** Every phone of the knowledge: public, and no personal data of anybody. */
export function publicPhones(contacts: Contacts): string[] {
  return [...contacts.values()].flatMap(({ phones }) => phones ?? []);
}

/** Every e-mail address that anybody may know, in lower case. */
export function publicEmails(contacts: Contacts): string[] {
  return [...contacts.values()].flatMap(({ email }) => (email === undefined ? [] : [email.toLowerCase()]));
}
