import { splitSentences } from "../answer-units.ts";

/** A sentence or a list item of a written answer, with the numbers of the passages that it cites. */
export interface CitedSentence {
  /** Without its marks. */
  readonly text: string;
  readonly cited: readonly number[];
  /** What stands between this sentence and the one before: a blank, a line break, an empty line. */
  readonly before: string;
}

const MARK = /\s*\[(\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\]/g;
const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;

/**
 * Cuts a written answer into its sentences and list items. A list's lead and items without a mark of their own take
 * that of the list: the first mark at or behind them, else the last before.
 */
export function citedSentences(answer: string): CitedSentence[] {
  const sentences = answer
    .split("\n")
    .map((line) => line.trimEnd())
    .reduce<{ text: string; cited: readonly number[]; before: string; list: boolean }[]>((found, line) => {
      if (line.trim() === "") {
        return found;
      }
      const list = BULLET.test(line);
      const parts = list ? [line] : joinShort(joinMarks(splitSentences(line.trim())).flatMap(splitAtMarks));
      for (const [index, part] of parts.entries()) {
        const cited = [...part.matchAll(MARK)].flatMap((match) => (match[1] ?? "").split(/[,;]/).map(Number));
        const text = part.replace(MARK, "").replace(BULLET, "• ").trim();
        if (text === "") continue;
        found.push({
          text,
          cited,
          before: found.length === 0 ? "" : index > 0 ? " " : "\n",
          list: list || /[::]$/.test(text),
        });
      }
      return found;
    }, []);
  return sentences.map(({ text, cited, before, list }, index) => {
    if (cited.length > 0 || !list) return { text, cited, before };
    const behind = sentences.slice(index + 1).find((one) => one.cited.length > 0 || !one.list);
    const ahead = sentences.slice(0, index).findLast((one) => one.cited.length > 0);
    return { text, before, cited: behind?.list && behind.cited.length > 0 ? behind.cited : (ahead?.cited ?? []) };
  });
}

/** A mark behind the full stop belongs to the sentence that it follows. */
function joinMarks(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const leading = /^(?:\[\d{1,2}(?:\s*[,;]\s*\d{1,2})*\]\s*)+/.exec(part)?.[0];
    if (leading !== undefined && joined.length > 0) {
      joined[joined.length - 1] += ` ${leading.trim()}`;
      if (part.length > leading.length) joined.push(part.slice(leading.length));
    } else joined.push(part);
  }
  return joined;
}

const INTERJECTION = /^(?:yes|no|დიახ|არა|კი|да|нет)[.,…]$/iu;

/** "Yes." says nothing by itself; it belongs to the sentence that says why. */
function joinShort(parts: readonly string[]): string[] {
  const [first, second, ...others] = parts;
  if (first === undefined || second === undefined || !INTERJECTION.test(first)) return [...parts];
  return [`${first} ${second}`, ...others];
}

/** "A is so [1], and B is so [2]": each part has a mark of its own and is checked by itself. */
function splitAtMarks(sentence: string): string[] {
  return sentence.split(/(?<=\[\d{1,2}\])(?=[,;]?\s+\p{L}+\s+\p{L}+.*\[\d{1,2}\])/u);
}
