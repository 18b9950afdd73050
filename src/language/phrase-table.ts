interface Pattern {
  readonly label: string;
  readonly words: readonly PatternWord[];
}

interface PatternWord {
  readonly text: string;
  /** Whether every word that begins so matches. */
  readonly open: boolean;
}

/** Finds the phrases of a lexicon in a run of words. */
export interface PhraseTable {
  /** For each word the labels of all phrases that cover it. */
  match(words: readonly string[]): ReadonlySet<string>[];
}

/** The longest beginning that the table's index looks at; shorter roots are found by their whole length. */
const INDEXED = 3;
const NONE: ReadonlySet<string> = new Set();

/**
 * Builds a table from phrases by label, commas between them; a word that ends in `*` matches every word beginning so.
 * Lexicons of several languages may share a table where their scripts differ: their words never meet.
 *
 * @param spell how a word is written in the table, for example in canonical Georgian letters
 */
export function createPhraseTable(
  lexicons: readonly Readonly<Record<string, string>>[],
  spell: (word: string) => string = (word) => word,
): PhraseTable {
  const byStart = new Map<string, Pattern[]>();
  for (const [label, phrases] of lexicons.flatMap((lexicon) => Object.entries(lexicon))) {
    for (const phrase of phrases.split(",")) {
      const words = phrase
        .trim()
        .split(/\s+/)
        .map((word) => ({ text: spell(word.replace(/\*$/, "")), open: word.endsWith("*") }));
      const start = (words[0]?.text ?? "").slice(0, INDEXED);
      const patterns = byStart.get(start) ?? [];
      patterns.push({ label, words });
      byStart.set(start, patterns);
    }
  }
  return {
    match(words) {
      const labels: (Set<string> | undefined)[] = new Array(words.length);
      for (let start = 0; start < words.length; start++) {
        const word = words[start] as string;
        for (let length = 1; length <= INDEXED && length <= word.length; length++) {
          for (const pattern of byStart.get(word.slice(0, length)) ?? []) {
            if (!matchesAt(words, start, pattern.words)) continue;
            for (let at = start; at < start + pattern.words.length; at++) {
              labels[at] = (labels[at] ?? new Set()).add(pattern.label);
            }
          }
        }
      }
      return words.map((_, index) => labels[index] ?? NONE);
    },
  };
}

function matchesAt(words: readonly string[], start: number, pattern: readonly PatternWord[]): boolean {
  // The innermost loop of reading: a closure for each pattern would cost more than the comparison.
  for (let offset = 0; offset < pattern.length; offset++) {
    const { text, open } = pattern[offset] as PatternWord;
    const word = words[start + offset];
    if (word === undefined || !(open ? word.startsWith(text) : word === text)) return false;
  }
  return true;
}
