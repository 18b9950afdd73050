/** The languages that Megzuri's knowledge is written in and that it answers in. */
export const LANGUAGES = ["ka", "en", "ru"] as const;

export type Language = (typeof LANGUAGES)[number];
