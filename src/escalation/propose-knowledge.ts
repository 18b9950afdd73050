import type { Language } from "../knowledge/language.ts";
import { plainLine, plainText } from "./plain-line.ts";

/** A file to be put under the knowledge folder. */
export interface DraftFile {
  /** Relative to the knowledge folder. */
  readonly path: string;
  readonly content: string;
}

const GEORGIAN = /\p{Script=Georgian}/u;
const ADDRESS = /[\w.+-]{1,64}@[\w.-]{1,255}/g;
const PHONE = /\+?\d(?:[ ()-]?\d){7,}/g;
const LONGEST_TITLE = 80;

const HINTS: Record<Language, string> = {
  ka: "მონახაზი. წაიკითხეთ, ამოიღეთ პირადი, შეასწორეთ სათაური, წყარო და თარიღი; შემდეგ გადაიტანეთ საქაღალდეში ka, en ან ru და შეამოწმეთ.",
  en: "A draft. Read it, take out what is personal, mend title, source and date, then move it to ka, en or ru and check.",
  ru: "Черновик. Прочитайте, уберите личное, исправьте заголовок, источник и дату; затем перенесите в ka, en или ru и проверьте.",
};
const TO_TRANSLATE = "სათარგმნია: ტექსტი სხვა ენაზეა.";
const TO_SPELL = "კითხვა ლათინური ასოებითაა: დაწერეთ ქართულად სათაურში, კითხვებში და ქვეთავში.";

/**
 * Drafts of a knowledge file made of an answer, in the asker's language and in Georgian. Numbers, addresses and the
 * asker's name are masked; they lie where nothing is answered from.
 *
 * @param mask takes personal numbers out of a text
 */
export function proposeKnowledge(input: {
  readonly number: string;
  readonly language: Language;
  readonly question: string;
  readonly answer: string;
  readonly name: string | undefined;
  readonly today: string;
  readonly mask: (text: string) => string;
}): DraftFile[] {
  const { number, language, name, today, mask } = input;
  const impersonal = (text: string) => {
    const masked = mask(plainText(text)).replace(ADDRESS, "•••").replace(PHONE, "•••");
    return name === undefined || name.trim() === "" ? masked : masked.replaceAll(name.trim(), "•••");
  };
  const question = plainLine(impersonal(input.question), 300);
  const answer = impersonal(input.answer)
    .split("\n")
    // A heading or a reference in an answer would change the shape of the file.
    .map((line) => line.replace(/^#+\s*/, "").replaceAll("{{", "{ {"))
    .join("\n");
  const languages: readonly Language[] = language === "ka" ? ["ka"] : [language, "ka"];
  return languages.map((target) => ({
    path: `drafts/${target}/${number.toLowerCase()}.md`,
    content: [
      "---",
      `# ${HINTS[target]}`,
      ...(target === language ? [] : [`# ${TO_TRANSLATE}`]),
      ...(language === "ka" && !GEORGIAN.test(question) ? [`# ${TO_SPELL}`] : []),
      `title: ${JSON.stringify(plainLine(question, LONGEST_TITLE))}`,
      "kind: guide",
      "source:",
      "  name: სამდივნოს პასუხი",
      `asOf: "${today}"`,
      "status: current",
      "questions:",
      "  answer:",
      `    - ${JSON.stringify(question)}`,
      "---",
      "",
      `## ${plainLine(question, LONGEST_TITLE)} {#answer}`,
      "",
      answer,
      "",
    ].join("\n"),
  }));
}
