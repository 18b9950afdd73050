import type { Language } from "../knowledge/language.ts";

const TIME_ZONE = "Asia/Tbilisi";

/** A day as the language writes it: "2026 წლის 2 დეკემბერი", "2 December 2026", "2 декабря 2026 года". */
export function tellDate(language: Language, moment: number): string {
  const part = (options: Intl.DateTimeFormatOptions, locale = language === "en" ? "en-GB" : language) =>
    new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options }).format(moment);
  switch (language) {
    case "ka":
      return `${part({ year: "numeric" })} წლის ${part({ day: "numeric" })} ${part({ month: "long" })}`;
    case "en":
      return part({ day: "numeric", month: "long", year: "numeric" });
    case "ru":
      return `${part({ day: "numeric", month: "long" })} ${part({ year: "numeric" })} года`;
  }
}
