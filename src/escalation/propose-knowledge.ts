import { createHash } from "node:crypto";
import type { Language } from "../knowledge/language.ts";
import { plainLine, plainText } from "../language/plain-line.ts";

/** A file to be put under the knowledge folder. */
export interface DraftFile {
  /** Relative to the knowledge folder. */
  readonly path: string;
  readonly content: string;
}

const GEORGIAN = /\p{Script=Georgian}/u;
const LONGEST_TITLE = 80;

const HINTS: Record<Language, string> = {
  ka: "მონახაზი. წაიკითხეთ, ამოიღეთ პირადი მონაცემები, შეასწორეთ სათაური, წყარო და თარიღი; შემდეგ გადაიტანეთ საქაღალდეში ka, en ან ru და შეამოწმეთ.",
  en: "A draft. Read it, take out what is personal, mend title, source and date, then move it to ka, en or ru and check.",
  ru: "Черновик. Прочитайте, уберите личное, исправьте заголовок, источник и дату; затем перенесите в ka, en или ru и проверьте.",
};
const TO_TRANSLATE = "სათარგმნია: ტექსტი სხვა ენაზეა.";
const TO_SPELL = "კითხვა ლათინური ასოებითაა: დაწერეთ ქართულად სათაურში, კითხვებში და ქვეთავში.";

/**
 * Drafts of a knowledge file made of an answer, in the asker's language and in Georgian. The asker's name is masked
 * too; they lie where nothing is answered from. Another answer has another file name.
 *
 * @param mask takes out of a text what belongs to a person
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
    const masked = mask(plainText(text));
    return name === undefined || name.trim() === "" ? masked : withoutName(masked, name.trim());
  };
  const question = plainLine(impersonal(input.question), 300);
  const answer = impersonal(input.answer)
    .split("\n")
    // A heading or a reference in an answer would change the shape of the file.
    .map((line) => line.replace(/^#+\s*/, "").replaceAll("{{", "{ {"))
    .join("\n");
  const languages: readonly Language[] = language === "ka" ? ["ka"] : [language, "ka"];
  return languages.map((target) => ({
    path: `drafts/${target}/${number.toLowerCase()}-${fingerprint(question, answer)}.md`,
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

function fingerprint(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 4);
}

/** A short name stands within other words (ია in კომისია): it is one where it is a word, with its case ending. */
function withoutName(text: string, name: string): string {
  const ending = name.length > 3 ? "\\p{L}{0,4}" : "\\p{L}{0,1}";
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<!\\p{L})${escaped}${ending}(?!\\p{L})`, "giu"), "•••");
}
