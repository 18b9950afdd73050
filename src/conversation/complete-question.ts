import { readQuestion } from "../language/read-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";

/** What was talked about before: the question and the title and heading of the section that answered it. */
export interface EarlierTurn {
  readonly question: string;
  readonly subject: string;
}

/** Questions with more words of their own than this stand alone. */
const MOST_OWN_TERMS = 2;
const FOLLOWS = /^(?:და|ხოლო|მერე|კი|and|but|what about|how about|а|и|но)(?![\p{L}])/iu;
const POINTS_BACK =
  /(?<!\p{L})(?:it|its|they|them|their|this|that|he|she|ის|იგი|მას|მის|მისი|მათ|მათი|ეს|ამას|ამ|он|она|оно|они|его|её|ее|их|ему|ей|им|этот|эта|это)(?!\p{L})/iu;

/**
 * Makes a question that stands alone of a follow-up ("and who coordinates it?", "а телефон?"): where it names no subject
 * of its own, that of the last answer is put behind it.
 */
export async function completeQuestion(
  text: string,
  earlier: readonly EarlierTurn[],
  snapshot: Snapshot,
): Promise<string> {
  const subject = earlier.find((turn) => turn.subject !== "")?.subject;
  if (subject === undefined) return text;
  const question = await readQuestion(text, snapshot);
  if (
    [...question.labels].some((label) => label.startsWith("talk:") || label.startsWith("danger:") || label === "steer")
  )
    return text;
  const own = question.terms.filter(
    (term) => term.importance > 0.2 && !term.keys.every((key) => key.startsWith("concept:")),
  );
  const named = question.terms.some((term) =>
    term.keys.some((key) => key.startsWith("term:") || key.startsWith("topic")),
  );
  const pointsBack = POINTS_BACK.test(text) || FOLLOWS.test(text.trim());
  const bare = question.terms.length > 0 && !named && own.length <= MOST_OWN_TERMS;
  return (pointsBack && !named) || (bare && (pointsBack || question.terms.length <= MOST_OWN_TERMS))
    ? `${text} (${subject})`
    : text;
}
