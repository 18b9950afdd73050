import type { Language } from "../knowledge/language.ts";

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ka: "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
  ru: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
};

/** `2020`, `2020-02` or `2020-02-11` as a careful writer of the language puts it behind "as of". */
export function asOfWords(asOf: string, language: Language): string {
  const [year = "", month, day] = asOf.split("-");
  const name = month === undefined ? undefined : MONTHS[language][Number(month) - 1];
  switch (language) {
    case "ka":
      return name
        ? `${year} წლის ${day ? `${Number(day)} ` : ""}${genitive(name)} მდგომარეობით`
        : `${year} წლის მდგომარეობით`;
    case "en":
      return `as of ${[day && Number(day), name, year].filter(Boolean).join(" ")}`;
    case "ru":
      if (name && day) return `по состоянию на ${Number(day)} ${russianGenitive(name)} ${year} года`;
      return name ? `по состоянию на ${name} ${year} года` : `по состоянию на ${year} год`;
  }
}

function genitive(month: string): string {
  if (month === "აგვისტო") return "აგვისტოს";
  if (/[ებ]ერი$/.test(month)) return `${month.slice(0, -3)}რის`;
  if (month === "თებერვალი") return "თებერვლის";
  if (month === "იანვარი") return "იანვრის";
  return `${month.slice(0, -1)}ის`;
}

function russianGenitive(month: string): string {
  return /[ьй]$/.test(month) ? `${month.slice(0, -1)}я` : `${month}а`;
}
