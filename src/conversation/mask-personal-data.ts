/** A text without what must not be stored or sent, and whether anything was taken out. */
export interface MaskedText {
  readonly text: string;
  readonly masked: boolean;
}

const IBAN = /\bGE\s?\d{2}\s?[A-Z]{2}(?:\s?\d){16}\b/gi;
const OTHER_IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b/g;
/** Two digits, two letters, five digits (older Georgian passports), or seven to nine digits behind the word. */
const PASSPORT = /\b\d{2}[A-Z]{2}\d{5}\b/gi;
const PASSPORT_BEHIND_WORD = /((?:passport|პასპორტ|паспорт)[^\d\n]{0,25}?)([A-Z]{0,2}\s?\d{2}\s?\d{4,7})\b/giu;
const DIGITS = /(?<![\d+])\d(?:[ -]?\d){10,18}(?!\d)/g;

const MASK = "•••";
/** Without country and area, as it is dialled within a town. */
const SHORTEST_PHONE = 7;

/**
 * Masks personal numbers (11 digits), passport numbers, IBANs and card numbers (13 to 19 digits that satisfy Luhn's
 * check, ISO/IEC 7812). Phone numbers with a plus stay: a person who asks for a call back needs theirs.
 *
 * @param allowed texts that are public, like the secretariat's own phone, and stay as they are
 */
export function maskPersonalData(text: string, allowed: readonly string[] = []): MaskedText {
  let masked = false;
  const hide = (found: string) => {
    if (isPublicPhone(found, allowed)) return found;
    masked = true;
    return MASK;
  };
  const result = text
    .replace(IBAN, hide)
    .replace(OTHER_IBAN, (found) => (/\d{6,}/.test(found.replace(/\s/g, "")) ? hide(found) : found))
    .replace(PASSPORT, hide)
    .replace(PASSPORT_BEHIND_WORD, (_, word: string, number: string) => word + hide(number))
    .replace(DIGITS, (found) => {
      const digits = found.replace(/\D/g, "");
      return digits.length === 11 || (digits.length >= 13 && satisfiesLuhn(digits)) ? hide(found) : found;
    });
  return { text: result, masked };
}

/** Whether a phone, maybe written without its country or area, is one of those. */
export function isPublicPhone(phone: string, known: readonly string[]): boolean {
  const digits = phone.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length >= SHORTEST_PHONE && known.some((one) => one.replace(/\D/g, "").endsWith(digits));
}

function satisfiesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
