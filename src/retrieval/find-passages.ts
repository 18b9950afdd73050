import type { Passage } from "../knowledge/document.ts";
import { LANGUAGES, type Language } from "../knowledge/language.ts";
import { analyzeText } from "../language/analyze-text.ts";
import { holds, type QuestionTerm, type ReadQuestion } from "../language/read-question.ts";
import { sameSection } from "./look-up-passage.ts";
import { searchNgrams } from "./ngram-fallback.ts";
import { conceptsOf, type LanguageIndex, type Snapshot, searchKeys } from "./passage-index.ts";

/** A passage that was found, with how sure the search is. */
export interface FoundPassage {
  readonly passage: Passage;
  /** Lexical score weighted by the coverage; only its order means something. */
  readonly score: number;
  /** Share of the question's meaning that stands in the passage, 0 to 1, rare words weighing more. */
  readonly coverage: number;
  /** The terms that do not stand in it. */
  readonly missing: readonly QuestionTerm[];
}

type Candidate = Omit<FoundPassage, "missing">;

/** What a term adds to the ranking at least, however little it must be found. */
const LEAST_WEIGHT = 0.4;
/** Below this coverage of the best passage the spelling of the question is searched too. */
const WEAK = 0.3;
/** How much a fully matching title and heading adds to the score. */
const FOCUS = 0.4;
/** What counts a passage that the asker's language does not have. */
const ELSEWHERE = 0.7;
/** So many candidates of the lexical search are looked at more closely. */
const CANDIDATES = 24;

/**
 * Finds the passages that a question is about, the best first. The asker's language is searched first; another one only
 * adds sections that the asker's language does not have.
 */
export function findPassages(question: ReadQuestion, snapshot: Snapshot, limit: number): FoundPassage[] {
  const index = snapshot.languages.get(question.language);
  const found = index ? searchLanguage(question, index, snapshot) : [];
  for (const language of LANGUAGES) {
    const other = snapshot.languages.get(language);
    if (!other || other === index || !addsSections(other, question.language, snapshot)) continue;
    for (const candidate of searchLanguage(question, other, snapshot)) {
      if (hasSection(candidate.passage, question.language, snapshot)) continue;
      found.push({ ...candidate, score: candidate.score * ELSEWHERE });
    }
  }
  const most = Math.max(0, ...found.map(({ coverage }) => coverage));
  if (index && most < WEAK && question.written.kind !== "ka-Latn")
    found.push(...resembling(question, index, found, snapshot));
  const best = found.sort(byScore).slice(0, limit);
  return best.map((candidate) => ({
    ...candidate,
    missing: lacking(question.terms, passageKeys(candidate.passage, snapshot)),
  }));
}

/** Where stems find next to nothing, passages that resemble the question's spelling come behind what was found. */
function resembling(
  question: ReadQuestion,
  index: LanguageIndex,
  found: readonly Candidate[],
  snapshot: Snapshot,
): Candidate[] {
  const known = new Set(found.map(({ passage }) => passage));
  const least = Math.min(1, ...found.map(({ score }) => score));
  const terms = weighTerms(question.terms, index);
  return searchNgrams(question.text, index, CANDIDATES).flatMap(({ document, score }, rank): Candidate[] => {
    const passage = index.passages[document];
    if (!passage || known.has(passage) || score <= 0) return [];
    const coverage = cover(terms, passageKeys(passage, snapshot));
    return [{ passage, score: least / (rank + 2), coverage }];
  });
}

function searchLanguage(question: ReadQuestion, index: LanguageIndex, snapshot: Snapshot): Candidate[] {
  const weights = new Map<string, number>();
  for (const term of question.terms) {
    for (const key of term.keys) weights.set(key, Math.max(weights.get(key) ?? 0, term.importance, LEAST_WEIGHT));
  }
  const query = [...weights].map(([token, weight]) => ({ token, weight }));
  const terms = weighTerms(question.terms, index);
  return index.lexical.search(query, CANDIDATES).map(({ document, score }): Candidate => {
    const passage = index.passages[document] as Passage;
    const coverage = cover(terms, passageKeys(passage, snapshot));
    const focus = 1 + FOCUS * focusOf(subjectOf(passage, snapshot), weights);
    return { passage, score: score * (0.15 + coverage * coverage) * focus, coverage };
  });
}

/** Share of a passage's title and heading that the question speaks of: a section about just that beats a wider one. */
function focusOf(subject: readonly string[][], asked: ReadonlyMap<string, unknown>): number {
  let named = 0;
  for (const keys of subject) if (keys.some((key) => asked.has(key))) named++;
  return subject.length === 0 ? 0 : named / subject.length;
}

const subjectByPassage = new WeakMap<Passage, readonly string[][]>();

/** The keys of each word of title and heading that carries meaning. */
function subjectOf(passage: Passage, snapshot: Snapshot): readonly string[][] {
  const before = subjectByPassage.get(passage);
  if (before) return before;
  const tokens = analyzeText(`${passage.title} ${passage.heading}`).filter((token) => !token.labels.has("function"));
  const names = snapshot.glossary.match(tokens);
  const subject = tokens.map((token, index) => [token.key, ...conceptsOf(token), ...(names[index] ?? [])]);
  subjectByPassage.set(passage, subject);
  return subject;
}

/** A term with its share in the question's meaning. */
export interface WeighedTerm {
  readonly term: QuestionTerm;
  readonly weight: number;
}

/**
 * A term weighs its importance times its rarity.
 *
 * @param least the importance that every term has at least
 */
export function weighTerms(terms: readonly QuestionTerm[], index: LanguageIndex, least = 0): WeighedTerm[] {
  return terms.map((term) => ({ term, weight: Math.max(term.importance, least) * rarity(term, index) }));
}

/** How much of the question's meaning a set of keys holds, 0 to 1. */
export function cover(terms: readonly WeighedTerm[], keys: ReadonlySet<string>): number {
  let whole = 0;
  let held = 0;
  for (const { term, weight } of terms) {
    whole += weight;
    if (holds(keys, term)) held += weight;
  }
  return whole === 0 ? 0 : held / whole;
}

/** The terms that a set of keys does not hold. */
export function lacking(terms: readonly QuestionTerm[], keys: ReadonlySet<string>): QuestionTerm[] {
  return terms.filter((term) => !holds(keys, term));
}

/** Inverse document frequency of the term's commonest key, so that a word with a common synonym is not taken for rare. */
function rarity(term: QuestionTerm, index: LanguageIndex): number {
  let frequency = 0;
  for (const key of term.keys) frequency = Math.max(frequency, index.lexical.documentFrequency(key));
  const count = index.passages.length;
  return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)) + 0.3;
}

const keysByPassage = new WeakMap<Passage, ReadonlySet<string>>();

/** Every search key of a passage's fields, computed once. */
export function passageKeys(passage: Passage, snapshot: Snapshot): ReadonlySet<string> {
  const before = keysByPassage.get(passage);
  if (before) return before;
  const fields = [passage.title, passage.heading, passage.text, ...passage.questions];
  const keys = new Set(fields.flatMap((field) => searchKeys(analyzeText(field), snapshot.glossary)));
  keysByPassage.set(passage, keys);
  return keys;
}

const foreignBySnapshot = new WeakMap<Snapshot, Map<string, boolean>>();

function hasSection(passage: Passage, language: Language, snapshot: Snapshot): boolean {
  const index = snapshot.languages.get(language);
  return index !== undefined && sameSection(passage, index) !== undefined;
}

/** Whether an index holds anything that the asker's language does not; in a complete knowledge none does. */
function addsSections(index: LanguageIndex, language: Language, snapshot: Snapshot): boolean {
  const known = foreignBySnapshot.get(snapshot) ?? new Map<string, boolean>();
  foreignBySnapshot.set(snapshot, known);
  const key = `${index.language} ${language}`;
  let adds = known.get(key);
  if (adds === undefined) {
    adds = index.passages.some((passage) => !hasSection(passage, language, snapshot));
    known.set(key, adds);
  }
  return adds;
}

function byScore(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    a.passage.document.localeCompare(b.passage.document) ||
    a.passage.section.localeCompare(b.passage.section)
  );
}
