import { isPublicPhone } from "./mask-personal-data.ts";

const ADDRESS = /[\w.+-]{1,64}@[\w.-]{1,255}/g;
/** Nine digits and more, or eight behind a plus; a day, and two years with a dash between them, have no more than eight. */
const PHONE = /(?<![\d.-])(?:\+\d(?:[ ()-]{0,2}\d){7,}|(?!\d{4}-\d{2}-\d{2}\b)\d(?:[ ()-]{0,2}\d){8,})/g;

const MASK = "•••";

/**
 * Masks how people can be reached: phones and e-mail addresses, from texts that are to be read by anybody.
 *
 * @param known phones and addresses that are public, and stay
 */
export function maskContacts(
  text: string,
  known: { readonly phones: readonly string[]; readonly emails: readonly string[] },
): string {
  return text
    .replace(ADDRESS, (address) => (known.emails.includes(address.toLowerCase().replace(/\.$/, "")) ? address : MASK))
    .replace(PHONE, (phone) => (isPublicPhone(phone, known.phones) ? phone : MASK));
}
