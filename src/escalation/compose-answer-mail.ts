import type { Language } from "../knowledge/language.ts";
import { plainText } from "../language/plain-line.ts";
import type { OutgoingMail, StoredFile } from "../storage/outbox.ts";

const HEADS: Record<Language, Record<"answer" | "addition", { readonly subject: string; readonly intro: string }>> = {
  ka: {
    answer: {
      subject: "სამდივნოს პასუხი თქვენს კითხვაზე",
      intro: "მიგრაციის საკითხთა სამთავრობო კომისიის სამდივნოს პასუხი:",
    },
    addition: {
      subject: "სამდივნოს დამატებითი პასუხი თქვენს კითხვაზე",
      intro: "მიგრაციის საკითხთა სამთავრობო კომისიის სამდივნოს დამატებითი პასუხი:",
    },
  },
  en: {
    answer: {
      subject: "The secretariat's answer to your question",
      intro: "The answer of the secretariat of the State Commission on Migration Issues:",
    },
    addition: {
      subject: "The secretariat's addition to the answer to your question",
      intro: "The secretariat of the State Commission on Migration Issues adds to its answer:",
    },
  },
  ru: {
    answer: {
      subject: "Ответ секретариата на ваш вопрос",
      intro: "Ответ секретариата Государственной комиссии по вопросам миграции:",
    },
    addition: {
      subject: "Дополнение секретариата к ответу на ваш вопрос",
      intro: "Дополнение секретариата Государственной комиссии по вопросам миграции к ответу:",
    },
  },
};

const IN_FILES: Record<Language, string> = {
  ka: "პასუხი თანდართულ ფაილშია.",
  en: "The answer is in the attached file.",
  ru: "Ответ — в приложенном файле.",
};

const NOTES: Record<Language, string> = {
  ka: "ეს წერილი მეგზურმა გამოგიგზავნათ; მასზე გაცემული პასუხი სამდივნომდე ვერ მივა. თუ კითხვა დაგრჩათ, ტელეგრამში მოგვწერეთ: /ask_secretariat",
  en: "Megzuri sent you this mail; a reply to it does not reach the secretariat. If something is still open, write to us on Telegram: /ask_secretariat",
  ru: "Это письмо прислал вам Мегзури; ответ на него до секретариата не дойдёт. Если вопрос остался, напишите нам в Telegram: /ask_secretariat",
};

/** The secretariat's answer, or what it adds to it, as a mail to an asker who wanted it so. */
export function composeAnswerMail(
  ticket: { readonly number: string; readonly language: Language; readonly address: string },
  answer: { readonly text: string; readonly addition: boolean; readonly files: readonly StoredFile[] },
): OutgoingMail {
  const { number, language, address } = ticket;
  const { text, addition, files } = answer;
  const { subject, intro } = HEADS[language][addition ? "addition" : "answer"];
  return {
    to: { kind: "asker", address },
    subject: `[${number}] ${subject}`,
    text: [intro, text === "" ? IN_FILES[language] : plainText(text), "--", NOTES[language]].join("\n\n"),
    answer: { text, addition },
    ...(files.length === 0 ? {} : { attachments: files }),
  };
}
