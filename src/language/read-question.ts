import type { Language } from "../knowledge/language.ts";
import { type AnalyzedToken, analyzeText } from "./analyze-text.ts";
import { detectLanguage, type Vocabularies, type Written } from "./detect-language.ts";
import type { GlossaryMatcher } from "./glossary-matcher.ts";
import { INTENTS, type Intent } from "./lexicon/labels.ts";
import { mendLayout } from "./mend-layout.ts";
import { spellWords } from "./spell-words.ts";

/** A word of the question that carries its meaning, with every key that would answer it. */
export interface QuestionTerm {
  readonly surface: string;
  /** Stem, mended spellings, concepts, glossary names. */
  readonly keys: readonly string[];
  /** How much it must be found: 1 for a word of its own meaning, less for words that many questions share. */
  readonly importance: number;
  /** Known to the knowledge in some spelling; unknown words weigh most against an answer. */
  readonly known: boolean;
  /** The noun behind "how many": what is to be counted. */
  readonly counted: boolean;
}

/** A question as it was read. */
export interface ReadQuestion {
  readonly text: string;
  readonly written: Written;
  /** The language of the answer. */
  readonly language: Language;
  readonly tokens: readonly AnalyzedToken[];
  readonly terms: readonly QuestionTerm[];
  readonly intents: ReadonlySet<Intent>;
  readonly labels: ReadonlySet<string>;
}

/** Whether a term spells a name of the glossary. */
export function isName({ keys }: QuestionTerm): boolean {
  return keys.some((key) => key.startsWith("term:"));
}

/** Whether one of a term's keys is among those of a text. */
export function holds(keys: ReadonlySet<string>, term: Pick<QuestionTerm, "keys">): boolean {
  return term.keys.some((key) => keys.has(key));
}

/** So many things, or so many words, are more than a question needs: somebody tells their story. */
const STORY = { things: 6, words: 15 } as const;

/** Whether a question comes with a story around it. */
export function isStory({ tokens, terms, labels }: ReadQuestion): boolean {
  const things = new Set(terms.map(({ keys, surface }) => keys.find((key) => key.startsWith("term:")) ?? surface));
  return (things.size >= STORY.things || tokens.length >= STORY.words) && !labels.has("intent:list");
}

/** Concepts that colour a question without being its subject: a passage may say them in other words. */
const SOFT: Readonly<Record<string, number>> = {
  "concept:body": 0.2,
  "concept:year": 0.15,
  "concept:help": 0.5,
  "concept:component": 0.9,
  "concept:general": 0.3,
  "concept:manage": 0.5,
  "concept:under": 0.4,
  "concept:people": 0.3,
  "concept:specific": 0.3,
  "concept:aim": 0.6,
  "concept:task": 0.6,
  "concept:duration": 0.7,
  "concept:change": 0.7,
  "concept:member": 0.6,
  "concept:start": 0.6,
  "concept:prepare": 0.6,
  "concept:partner": 0.7,
  "concept:implement": 0.6,
  "concept:plan": 0.5,
  "concept:found": 0.7,
  "concept:organise": 0.5,
  "concept:result": 0.7,
  "concept:abroad": 0.4,
  "concept:office": 0.7,
  "concept:activity": 0.15,
};

/** Reads a question against what a snapshot knows: its words and its glossary. */
export async function readQuestion(
  text: string,
  snapshot: { readonly vocabularies: Vocabularies; readonly glossary: GlossaryMatcher },
): Promise<ReadQuestion> {
  const written = await detectLanguage(text, snapshot.vocabularies);
  const language = answerLanguage(written);
  const latin = written.kind === "ka-Latn";
  const vocabulary = snapshot.vocabularies.get(language);
  const spelled = spellWords(analyzeText(text, latin), latin, vocabulary, snapshot.vocabularies);
  const tokens = spelled.map(({ token }) => token);
  const names = snapshot.glossary.match(
    spelled.map(({ token, keys }) => ({
      word: token.word,
      key: keys[0] ?? token.key,
      typed: token.surface.toLowerCase(),
    })),
  );

  const terms = tokens.flatMap((token, index): QuestionTerm[] => {
    const { keys, known } = spelled[index] ?? { keys: [token.key], known: false };
    const labels = [...token.labels];
    const concepts = labels.filter((label) => label.startsWith("concept:"));
    const glossary = names[index] ?? [];
    const empty = labels.some(
      (label) => label === "function" || label.startsWith("intent:") || label.startsWith("talk:"),
    );
    if (empty && concepts.length === 0 && glossary.length === 0) return [];
    if (token.surface.length === 1 && !/\p{N}/u.test(token.surface) && glossary.length === 0) return [];
    const importance = concepts.length > 0 ? Math.min(...concepts.map((concept) => SOFT[concept] ?? 1)) : 1;
    return [
      {
        surface: token.surface,
        keys: [...keys, ...concepts, ...glossary],
        importance,
        known,
        counted: isCounted(tokens, index),
      },
    ];
  });
  if (terms.length > 0 && terms.every(({ known }) => !known)) {
    const meant = mendLayout(text, snapshot.vocabularies);
    if (meant !== text) return readQuestion(meant, snapshot);
  }
  const labels = new Set(tokens.flatMap((token) => [...token.labels]));
  const intents = new Set(INTENTS.filter((intent) => labels.has(`intent:${intent}`)));
  if (asksForSeveral(tokens)) intents.add("list");
  return { text, written, language, tokens, terms: asMeant(terms, intents, labels), intents, labels };
}

/** More words than this that nobody knows tell a story around the question. */
const MOST_UNKNOWN = 3;
/** A "when" that says only these asks for the beginning of the thing itself. */
const OF_NO_EVENT = new Set(["concept:year", "concept:activity", "concept:people", "concept:body"]);

/** How much the country that somebody comes home from must be found. */
const FROM_WHERE = 0.15;

/** What the words mean together, besides each by itself. */
function asMeant(
  terms: readonly QuestionTerm[],
  intents: ReadonlySet<Intent>,
  labels: ReadonlySet<string>,
): readonly QuestionTerm[] {
  const isUnknown = ({ known, importance }: QuestionTerm) => !known && importance === 1;
  const unknown = terms.filter(isUnknown).length;
  const comesHome = labels.has("concept:return") && !intents.has("amount") && !intents.has("when");
  const meant = terms.map((term): QuestionTerm => {
    // Whoever comes home from abroad tells from where; else another country's affairs are asked for, which nobody here knows.
    if (term.keys.includes("concept:country"))
      return comesHome ? { ...term, importance: FROM_WHERE } : { ...term, known: false };
    // One unknown word may be the point of a question; ten of them weigh together like a few.
    if (unknown > MOST_UNKNOWN && isUnknown(term)) return { ...term, importance: MOST_UNKNOWN / unknown };
    // "Which ministry is the boss of it?" asks for no person.
    if (labels.has("concept:body") && term.keys.includes("concept:person")) return { ...term, keys: LEADERSHIP };
    return term;
  });
  const event = meant.some(({ keys }) => keys.some((key) => key.startsWith("concept:") && !OF_NO_EVENT.has(key)));
  return intents.has("when") && meant.length > 0 && !event ? [...meant, BEGINNING] : meant;
}

const LEADERSHIP = ["concept:chair", "concept:coordinate"];

/** Only tells which sentence to prefer: "has worked since 1993" says it in other words. */
const BEGINNING: QuestionTerm = {
  surface: "",
  keys: ["concept:found", "concept:start", "concept:duration"],
  importance: 0,
  known: true,
  counted: false,
};

function isCounted(tokens: readonly AnalyzedToken[], index: number): boolean {
  const isAmount = (token: AnalyzedToken | undefined) => token?.labels.has("intent:amount") ?? false;
  return isAmount(tokens[index - 1]) && !isAmount(tokens[index]);
}

/** "which cities", რომელი ქალაქები, "какие группы": a question word with a plural behind it asks for a list. */
function asksForSeveral(tokens: readonly AnalyzedToken[]): boolean {
  return tokens.some((token, index) => {
    const next = tokens.slice(index + 1, index + 4).map((other) => other.word);
    if (/^(which|what)$/.test(token.word)) return next.some((word) => /[^siu]s$/.test(word) && word.length > 3);
    if (/^რ(ა|ომელი|ომელ)$/.test(token.word))
      return next.some((word) => /[^\s]{2}ებ(ი|ს|მა|ის|ში|ია|თან|ზე)?$/.test(word));
    return /^как(ие|их|им|ими|овы)$/.test(token.word);
  });
}

function answerLanguage(written: Written): Language {
  if (written.kind === "ka-Latn") return "ka";
  return written.kind === "other" ? "en" : written.kind;
}
