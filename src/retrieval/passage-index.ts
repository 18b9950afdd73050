import type { Passage } from "../knowledge/document.ts";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import type { Knowledge } from "../knowledge/load-knowledge.ts";
import { type AnalyzedToken, analyzeText, lexiconWords } from "../language/analyze-text.ts";
import { createGlossaryMatcher, type GlossaryMatcher } from "../language/glossary-matcher.ts";
import { createVocabulary, type Vocabulary } from "../language/vocabulary.ts";
import { buildLexicalIndex } from "./build-lexical-index.ts";
import type { SavedIndex } from "./index-file.ts";
import { createLexicalIndex, type LexicalIndex } from "./lexical-index.ts";

/** The passages of one language with their lexical index; positions in both are the same. */
export interface LanguageIndex {
  readonly language: Language;
  readonly passages: readonly Passage[];
  readonly lexical: LexicalIndex;
  readonly vocabulary: Vocabulary;
}

/** One immutable state of the knowledge with all that is needed to search it: a snapshot. */
export interface Snapshot {
  readonly knowledge: Knowledge;
  readonly glossary: GlossaryMatcher;
  readonly languages: ReadonlyMap<Language, LanguageIndex>;
  readonly vocabularies: ReadonlyMap<Language, Vocabulary>;
}

/** How much a word counts by where it stands. A heading says what a section is about; its text may mention anything. */
const FIELD_WEIGHTS = { title: 1.2, heading: 2.5, questions: 1.6, text: 1 } as const;

/** Where built indexes are kept between runs. */
export interface IndexStore {
  /** The index of a language for just this content, or undefined where it must be built. */
  load(language: Language, contentHash: string): SavedIndex | undefined;
  save(language: Language, contentHash: string, index: SavedIndex): void;
}

/** Indexes every document of the knowledge, or takes the indexes from the store where they are of the same content. */
export function buildSnapshot(knowledge: Knowledge, store?: IndexStore): Snapshot {
  const glossary = createGlossaryMatcher(knowledge.glossary);
  const languages = new Map<Language, LanguageIndex>();
  for (const language of LANGUAGES) {
    const passages = knowledge.documents
      .filter((document) => document.language === language)
      .flatMap((document) => document.passages);
    if (passages.length === 0) continue;
    const before = store?.load(language, knowledge.contentHash);
    const index = before ?? indexPassages(passages, glossary);
    if (!before) store?.save(language, knowledge.contentHash, index);
    const vocabulary = createVocabulary(index.words, lexiconWords(language));
    languages.set(language, { language, passages, lexical: createLexicalIndex(index.arrays), vocabulary });
  }
  const vocabularies = new Map([...languages].map(([language, index]) => [language, index.vocabulary]));
  return { knowledge, glossary, languages, vocabularies };
}

function indexPassages(passages: readonly Passage[], glossary: GlossaryMatcher): SavedIndex {
  const words = new Set<string>();
  const fields = function* () {
    for (const passage of passages) {
      yield (["title", "heading", "questions", "text"] as const).map((field) => {
        const value = passage[field];
        const tokens = analyzeText(typeof value === "string" ? value : value.join("\n"));
        for (const token of tokens) words.add(token.word);
        return { tokens: searchKeys(tokens, glossary), weight: FIELD_WEIGHTS[field] };
      });
    }
  };
  const { arrays } = buildLexicalIndex(fields());
  return { arrays, words: [...words] };
}

/**
 * What a run of words is searched by: the stem of each, the concepts that its words belong to (the same in every
 * language), and the glossary names that it spells.
 */
export function searchKeys(tokens: readonly AnalyzedToken[], glossary: GlossaryMatcher): string[] {
  const names = glossary.match(tokens);
  const keys: string[] = [];
  tokens.forEach((token, index) => {
    keys.push(token.key, ...conceptsOf(token), ...(names[index] ?? []));
  });
  return keys;
}

/** The concept labels of a word. */
export function conceptsOf(token: AnalyzedToken): string[] {
  return [...token.labels].filter((label) => label.startsWith("concept:"));
}
