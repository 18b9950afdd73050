import type { Language } from "../knowledge/language.ts";
import { analyzeText } from "./analyze-text.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How a text is written. `other` is a language that Megzuri does not answer in; `code` names it where it is known. */
export type Written = { readonly kind: Language | "ka-Latn" } | { readonly kind: "other"; readonly code: string };

/** The vocabularies of the knowledge, where there is one already. */
export type Vocabularies = ReadonlyMap<Language, Vocabulary>;

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["hy", /\p{Script=Armenian}/u],
  ["he", /\p{Script=Hebrew}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["el", /\p{Script=Greek}/u],
  ["hi", /\p{Script=Devanagari}/u],
  ["zh", /\p{Script=Han}/u],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
];

/**
 * Decides by script first, then by the words that the lexicon and the knowledge know, and only where that leaves it open
 * by a statistical detector, which is loaded then.
 */
export async function detectLanguage(text: string, vocabularies: Vocabularies): Promise<Written> {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const georgian = count(/\p{Script=Georgian}/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  const letters = count(/\p{L}/gu);
  if (letters === 0) return { kind: "ka" };
  if (georgian > 0 && georgian * 3 >= letters) return { kind: "ka" };
  if ((georgian + cyrillic + latin) * 2 < letters) {
    return { kind: "other", code: SCRIPTS.find(([, script]) => script.test(text))?.[0] ?? "und" };
  }
  if (cyrillic * 3 >= letters) return detectCyrillic(text, vocabularies);
  return detectLatin(text, vocabularies);
}

async function detectCyrillic(text: string, vocabularies: Vocabularies): Promise<Written> {
  if (/[іїєґ]/iu.test(text)) return { kind: "other", code: "uk" };
  if (/[ўјљњћђќѓѕџәғқңөұүһ]/iu.test(text)) return { kind: "other", code: "und" };
  if (shareKnown(text, "ru", vocabularies) >= 0.34) return { kind: "ru" };
  const code = await guess(text);
  return code === undefined || code === "ru" ? { kind: "ru" } : { kind: "other", code };
}

async function detectLatin(text: string, vocabularies: Vocabularies): Promise<Written> {
  const english = shareKnown(text, "en", vocabularies);
  const georgian = shareKnown(text, "ka-Latn", vocabularies);
  if (english >= 0.5 && english >= georgian) return { kind: "en" };
  if (georgian >= 0.5 && !/[çşğıəöüäßñãõłżćę]/iu.test(text)) return { kind: "ka-Latn" };
  const code = await guess(text);
  if (code === "en") return { kind: "en" };
  if (georgian > english && georgian >= 0.34) return { kind: "ka-Latn" };
  if (code === undefined || english >= 0.34 || analyzeText(text).length < 3) return { kind: "en" };
  return { kind: "other", code };
}

/** Share of the words that the lexicon or the knowledge knows when the text is read as this language. */
function shareKnown(text: string, reading: "en" | "ru" | "ka-Latn", vocabularies: Vocabularies): number {
  const tokens = analyzeText(text, reading === "ka-Latn").filter((token) => /\p{L}/u.test(token.surface));
  const vocabulary = vocabularies.get(reading === "ka-Latn" ? "ka" : reading);
  let known = 0;
  for (const token of tokens) {
    const inVocabulary =
      reading === "ka-Latn" ? (vocabulary?.fromCanonical(token.key).length ?? 0) > 0 : vocabulary?.has(token.key);
    if (token.labels.size > 0 || inVocabulary) known += 1;
    else if (reading !== "ka-Latn" && vocabulary?.nearest(token.word) !== undefined) known += 0.5;
  }
  return tokens.length === 0 ? 0 : known / tokens.length;
}

async function guess(text: string): Promise<string | undefined> {
  const { eld } = await import("eld/medium");
  const code = eld.detect(text).language;
  return code === "" ? undefined : code;
}

/** The language of a knowledge file that does not say: by script alone. */
export function detectDocumentLanguage(text: string): Language {
  const georgian = text.match(/\p{Script=Georgian}/gu)?.length ?? 0;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (georgian >= cyrillic && georgian >= latin) return "ka";
  return cyrillic > latin ? "ru" : "en";
}
