import type { Language } from "../knowledge/language.ts";
import { analyzeText } from "./analyze-text.ts";
import type { Vocabularies } from "./detect-language.ts";

/** The same keys of a keyboard, in English and in Russian. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";

/** So much of a text must be words once it is read by the other layout, and no more than so much as it stands. */
const WORDS = 0.66;
const NO_WORDS = 0.34;

/**
 * A text that was typed with the keyboard set to the other language ("rjulf cjplfyf" for «когда создана»), as it was
 * meant; itself where it makes sense as it stands, or no more sense the other way.
 */
export function mendLayout(text: string, vocabularies: Vocabularies): string {
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (cyrillic === /\p{Script=Latin}/u.test(text)) return text;
  const [from, to] = cyrillic ? [CYRILLIC, LATIN] : [LATIN, CYRILLIC];
  const meant = [...text.toLowerCase()].map((letter) => to[from.indexOf(letter)] ?? letter).join("");
  const asTyped = shareOfWords(text, cyrillic ? "ru" : "en", vocabularies);
  if (asTyped > NO_WORDS || (!cyrillic && shareOfWords(text, "ka", vocabularies) > NO_WORDS)) return text;
  return shareOfWords(meant, cyrillic ? "en" : "ru", vocabularies) >= WORDS ? meant : text;
}

/** Share of the words that the lexicon or the knowledge has just so; Georgian is read from Latin letters here. */
function shareOfWords(text: string, language: Language, vocabularies: Vocabularies): number {
  const latinGeorgian = language === "ka";
  const tokens = analyzeText(text, latinGeorgian).filter(({ surface }) => /\p{L}{2}/u.test(surface));
  const vocabulary = vocabularies.get(language);
  const known = tokens.filter(
    ({ key, labels }) =>
      labels.size > 0 ||
      (latinGeorgian ? (vocabulary?.fromCanonical(key).length ?? 0) > 0 : (vocabulary?.has(key) ?? false)),
  );
  return tokens.length === 0 ? 0 : known.length / tokens.length;
}
