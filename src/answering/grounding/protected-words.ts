import { analyzeText } from "../../language/analyze-text.ts";
import { stemWord } from "../../language/stem-word.ts";

/** Words that turn a true sentence into a wrong one by themselves; each must stand in the passages in some language. */
const PROTECTED: Readonly<Record<string, RegExp>> = {
  spring: /^(?:spring|გაზაფხულ\p{L}*|весн\p{L}*|весен\p{L}*)$/u,
  summer: /^(?:summer|ზაფხულ\p{L}*|лет[оа]м?|летн\p{L}*)$/u,
  autumn: /^(?:autumn|შემოდგომ\p{L}*|осен\p{L}*)$/u,
  winter: /^(?:winter|ზამთ[ა]?რ\p{L}*|зим\p{L}*)$/u,
  cost: /^(?:free|fees?|charges?|charged|prices?|tariffs?|უფასო\p{L}*|ფასიან\p{L}*|საფასურ\p{L}*|მოსაკრებ\p{L}*|გადასახად\p{L}*|бесплатн\p{L}*|платн\p{L}*|пошлин\p{L}*|сбор(?:а|у|ом|ы|ов)?|тариф\p{L}*)$/u,
  deadline: /^(?:deadlines?|ვადა|ვადები|дедлайн\p{L}*)$/u,
};

/** The protected words of a text, by what they mean. */
export function protectedWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { word } of analyzeText(text)) {
    for (const [meaning, pattern] of Object.entries(PROTECTED)) if (pattern.test(word)) found.add(meaning);
  }
  return found;
}

const HEAD_AFTER = /^(?:სამინისტრო|სააგენტო|კომიტეტი?|დეპარტამენტი?|სამსახურ|უწყება)\p{L}*$/u;
const HEAD_BEFORE = /^(?:министерств|агентств|комитет|департамент|служб)\p{L}*$/u;
const ENGLISH_HEAD = /^(?:ministry|agency|committee|department)$/;

/**
 * The words that tell one ministry, agency or service from another ("defence" of a Ministry of Defence), as stems. An
 * institution that the glossary does not know is known by them.
 */
export function institutionWords(text: string): readonly string[] {
  const tokens = analyzeText(text);
  return tokens.flatMap(({ word }, index): string[] => {
    const beside = HEAD_AFTER.test(word)
      ? tokens[index - 1]
      : HEAD_BEFORE.test(word)
        ? tokens[index + 1]
        : ENGLISH_HEAD.test(word)
          ? tokens[index + (tokens[index + 1]?.word === "of" ? 2 : 1)]
          : undefined;
    if (!beside || beside.labels.has("function") || !/^\p{L}{4,}/u.test(beside.word)) return [];
    // Only what is written as a name or stands where Georgian puts the name.
    if (HEAD_BEFORE.test(word) && !/(?:ы|и|а|я|ий|ых|ей|ого|его|ой)$/.test(beside.word)) return [];
    if (ENGLISH_HEAD.test(word) && !/^[A-Z]/.test(beside.surface)) return [];
    if (HEAD_AFTER.test(word) && !/(?:ის|თა|ათა)$/.test(beside.word)) return [];
    return [stemWord(beside.word)];
  });
}
