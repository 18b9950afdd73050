/** What a question asks for; it decides which sentence of a passage is the answer. */
export const INTENTS = ["when", "who", "where", "amount", "list", "why", "what", "contact"] as const;
export type Intent = (typeof INTENTS)[number];

/**
 * The words of one language by label. Phrases are separated by commas; a word that ends in `*` stands for every word
 * that begins so. Labels: `function` (carries no content), `intent:…`, `concept:…` (words of one meaning, the same in
 * each language), `talk:…` (small talk), `danger:…` (an emergency), `steer` (an attempt to
 * steer the program), `topic` (a word of the field that Megzuri is about).
 */
export type Lexicon = Readonly<Record<string, string>>;
