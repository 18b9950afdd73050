import type { Language } from "../knowledge/language.ts";

type Phrases = Readonly<Record<Language, string>>;

/** The fixed sentences of an answer. Facts never stand here. */
export const PHRASES = {
  source: { ka: "წყარო", en: "Source", ru: "Источник" },
  foreignSource: {
    ka: "ეს ინფორმაცია ქართულად ჯერ არ არის; წყაროს ტექსტი სხვა ენაზეა.",
    en: "This information is not available in English yet; the source text is in another language.",
    ru: "На русском языке этих сведений пока нет; текст источника на другом языке.",
  },
  unanswered: {
    ka: "ამ კითხვაზე პასუხი ჩემს წყაროებში არ არის. გთხოვთ, მიმართოთ სამდივნოს:",
    en: "My sources do not answer this question. Please ask the secretariat:",
    ru: "В моих источниках нет ответа на этот вопрос. Пожалуйста, обратитесь в секретариат:",
  },
  greeting: {
    ka: "გამარჯობა. მე ვარ მეგზური და ვპასუხობ კითხვებს მიგრაციის საკითხთა სამთავრობო კომისიის, მისი სამუშაო ჯგუფების, სამდივნოსა და პარტნიორი პროექტების შესახებ. დამისვით კითხვა ქართულად, ინგლისურად ან რუსულად.",
    en: "Hello. I am Megzuri. I answer questions about the State Commission on Migration Issues, its working groups, its secretariat and its partner projects. Ask me in Georgian, English or Russian.",
    ru: "Здравствуйте. Я Мегзури. Я отвечаю на вопросы о Государственной комиссии по вопросам миграции, её рабочих группах, секретариате и партнёрских проектах. Задайте вопрос на грузинском, английском или русском языке.",
  },
  thanks: {
    ka: "არაფრის. თუ კიდევ გექნებათ კითხვა, მომწერეთ.",
    en: "You are welcome. Write to me if you have another question.",
    ru: "Пожалуйста. Если появится ещё вопрос, напишите мне.",
  },
  bye: { ka: "ნახვამდის. კარგად ბრძანდებოდეთ.", en: "Goodbye. All the best.", ru: "До свидания. Всего доброго." },
  declined: {
    ka: "ამაში ვერ დაგეხმარებით. მე მხოლოდ მიგრაციის კომისიის, მისი სამდივნოს, სამუშაო ჯგუფებისა და პროექტების შესახებ ვპასუხობ.",
    en: "I cannot help with that. I only answer about the migration commission, its secretariat, working groups and projects.",
    ru: "С этим я помочь не могу. Я отвечаю только о комиссии по миграции, её секретариате, рабочих группах и проектах.",
  },
  clarify: {
    ka: "გთხოვთ, დააზუსტოთ, რას გულისხმობთ:",
    en: "Please say which one you mean:",
    ru: "Пожалуйста, уточните, что вы имеете в виду:",
  },
  emergency: {
    ka: "თუ თქვენი ან სხვისი სიცოცხლე საფრთხეშია, ახლავე დარეკეთ:",
    en: "If you or someone else is in danger, call now:",
    ru: "Если вам или кому-то ещё грозит опасность, сейчас же позвоните:",
  },
  otherLanguage: {
    ka: "",
    en: "I do not speak your language yet, so I answer in English.",
    ru: "",
  },
  quotedOnly: {
    ka: "სრული პასუხის დაწერა ახლა ვერ მოხერხდა; ქვემოთ მასალის სიტყვასიტყვითი ამონარიდია.",
    en: "A full answer could not be written just now; this is a word-for-word extract from the materials.",
    ru: "Составить полный ответ сейчас не удалось; ниже дословная выдержка из материалов.",
  },
  personalCase: {
    ka: "თქვენს პირად საქმეზე გადაწყვეტილებას ვერ მივიღებ; ქვემოთ მხოლოდ ზოგადი ინფორმაციაა. პირად საკითხზე მიმართეთ სამდივნოს: /contacts",
    en: "I cannot decide on your own case; this is general information only. For your case please turn to the secretariat: /contacts",
    ru: "Решать вопрос по вашему личному делу я не могу; ниже только общие сведения. По личному вопросу обратитесь в секретариат: /contacts",
  },
  tooLong: {
    ka: "კითხვა ძალიან გრძელია. გთხოვთ, დაწეროთ უფრო მოკლედ (არაუმეტეს 1000 სიმბოლოსი).",
    en: "The question is too long. Please write it in at most 1,000 characters.",
    ru: "Вопрос слишком длинный. Пожалуйста, напишите короче (не более 1000 знаков).",
  },
  ended: { ka: "დასრულდა", en: "ended", ru: "завершён" },
} as const satisfies Record<string, Phrases>;
