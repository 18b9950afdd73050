import type { Language } from "../knowledge/language.ts";
import type { OutgoingMail, StoredFile } from "../storage/outbox.ts";
import { plainText } from "./plain-line.ts";

/** What staff are told of a ticket besides the question itself, in Georgian. Nothing of the asker stands in it. */
export type Notice =
  | { readonly kind: "withdrawn" }
  | { readonly kind: "answered"; readonly by: "mail" | "chat" }
  | { readonly kind: "addition"; readonly by: "mail" | "chat" }
  | { readonly kind: "asker gone" }
  | { readonly kind: "reply to closed ticket"; readonly state: string }
  /** `again`: it was for the secretariat and is tried again; else it was for the asker, who gets the answer in the chat. */
  | { readonly kind: "mail rejected"; readonly reason: string; readonly again: boolean }
  | { readonly kind: "mail bounced"; readonly reason: string; readonly to: "staff" | "asker" }
  | { readonly kind: "reply not accepted"; readonly from: string; readonly reason: string }
  | { readonly kind: "mail unreadable" }
  | { readonly kind: "unclear ticket" }
  | { readonly kind: "reply to notice" }
  | { readonly kind: "asker replied" }
  | { readonly kind: "files refused"; readonly names: readonly string[] }
  | { readonly kind: "reminder"; readonly workingDays: number };

/** A notice as a sentence or two. */
export function noticeText(number: string, notice: Notice): string {
  switch (notice.kind) {
    case "withdrawn":
      return `${number}: ადამიანმა კითხვა გააუქმა. პასუხი აღარ არის საჭირო; გთხოვთ, წერილი წაშალოთ.`;
    case "answered":
      return notice.by === "mail"
        ? `${number}: პასუხი ელფოსტით გაიგზავნა.`
        : `${number}: პასუხი სამდივნოს ჩატიდან გაიგზავნა.`;
    case "addition":
      return notice.by === "mail"
        ? `${number}: კითხვას პასუხი უკვე ჰქონდა; ელფოსტით მოსული მეორე პასუხი დამატების სახით გადაიგზავნა.`
        : `${number}: კითხვას პასუხი უკვე ჰქონდა; ჩატში დაწერილი მეორე პასუხი დამატების სახით გადაიგზავნა.`;
    case "asker gone":
      return `${number}: პასუხი ვერ გადავეცი: ადამიანმა ბოტი დაბლოკა, ჩატი წაშალა ან ტელეგრამმა შეტყობინება არ მიიღო.`;
    case "reply to closed ticket":
      return notice.state === "withdrawn"
        ? `${number}: პასუხი არ გადაიგზავნა, რადგან ადამიანმა კითხვა გააუქმა.`
        : `${number}: პასუხი არ გადაიგზავნა, რადგან კითხვის შენახვის ვადა გავიდა.`;
    case "mail rejected":
      return notice.again
        ? `${number}: საფოსტო სერვერმა სამდივნოსთვის გაგზავნილი წერილი არ მიიღო (${notice.reason}). დღეში ერთხელ თავიდან ვცდი; შეამოწმეთ მისამართი ESCALATION_EMAIL.`
        : `${number}: საფოსტო სერვერმა ადამიანისთვის გაგზავნილი პასუხი არ მიიღო (${notice.reason}). პასუხი ტელეგრამში გადავეცი.`;
    case "mail bounced":
      return notice.to === "staff"
        ? `${number}: წერილი სამდივნომდე ვერ მივიდა და უკან დაბრუნდა (${notice.reason}).`
        : `${number}: პასუხი ადამიანის ელფოსტამდე ვერ მივიდა და უკან დაბრუნდა (${notice.reason}). პასუხი ტელეგრამში გადავეცი.`;
    case "reply not accepted":
      return `${number}: მოვიდა პასუხი მისამართიდან ${notice.from}, მაგრამ ადამიანს არ გადავეცი: ${notice.reason}. წერილი საფოსტო ყუთშია.`;
    case "unclear ticket":
      return `${number}: მოსულ წერილში სხვა ნომერიც წერია, ამიტომ ადამიანს არ გადავეცი. გთხოვთ, უპასუხოთ თავად კითხვის წერილს.`;
    case "reply to notice":
      return `${number}: შეტყობინებაზე გაცემული პასუხი ადამიანს არ გადავეცი. თუ რამის დამატება გსურთ, უპასუხეთ თავად კითხვის წერილს.`;
    case "asker replied":
      return `${number}: ადამიანმა სამდივნოს პასუხს ელფოსტით უპასუხა. წერილი ბოტის საფოსტო ყუთშია.`;
    case "mail unreadable":
      return `${number}: მოსულ წერილში ახალი ტექსტი ვერ ვიპოვე, ამიტომ ადამიანს არაფერი გადაეცა. გთხოვთ, პასუხი ძველი წერილის ზემოთ დაწეროთ.`;
    case "files refused":
      return `${number}: ეს ფაილები ადამიანს არ გადაეცა: ${notice.names.join(", ")}. გადაიცემა pdf, docx და სურათები, არაუმეტეს 20 მეგაბაიტისა.`;
    case "reminder":
      return `${number}: კითხვას ${notice.workingDays} სამუშაო დღეა პასუხი არ აქვს.`;
  }
}

/** A notice as a mail in the ticket's thread. */
export function composeNoticeMail(number: string, notice: Notice, references: string | undefined): OutgoingMail {
  return {
    to: { kind: "staff" },
    subject: `[${number}] შეტყობინება მეგზურიდან`,
    text: noticeText(number, notice),
    ...(references === undefined ? {} : { references }),
  };
}

const ANSWER_MAIL: Record<Language, { subject: string; intro: string; note: string }> = {
  ka: {
    subject: "სამდივნოს პასუხი თქვენს კითხვაზე",
    intro: "მიგრაციის საკითხთა სამთავრობო კომისიის სამდივნოს პასუხი:",
    note: "ეს წერილი მეგზურმა გამოგიგზავნათ. თუ კითხვა დაგრჩათ, ტელეგრამში მოგვწერეთ: /ask_secretariat",
  },
  en: {
    subject: "The secretariat's answer to your question",
    intro: "The answer of the secretariat of the State Commission on Migration Issues:",
    note: "Megzuri sent you this mail. If something is still open, write to us on Telegram: /ask_secretariat",
  },
  ru: {
    subject: "Ответ секретариата на ваш вопрос",
    intro: "Ответ секретариата Государственной комиссии по вопросам миграции:",
    note: "Это письмо прислал вам Мегзури. Если вопрос остался, напишите нам в Telegram: /ask_secretariat",
  },
};

/** The secretariat's answer as a mail to an asker who wanted it so. */
export function composeAnswerMail(
  number: string,
  language: Language,
  address: string,
  answer: string,
  attachments: readonly StoredFile[],
): OutgoingMail {
  const { subject, intro, note } = ANSWER_MAIL[language];
  return {
    to: { kind: "asker", address },
    subject: `[${number}] ${subject}`,
    text: [intro, plainText(answer), "--", note].join("\n\n"),
    answer,
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}
