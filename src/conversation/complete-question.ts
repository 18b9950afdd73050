import type { ReadQuestion } from "../language/read-question.ts";

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
 *
 * @param earlier looks up the turns before, the newest first; asked only where the question may be a follow-up
 * @returns the completed text; undefined where the question stands alone as it is
 */
export async function completeQuestion(
  question: ReadQuestion,
  earlier: () => Promise<readonly EarlierTurn[]>,
): Promise<string | undefined> {
  if (!leansOnEarlier(question)) return undefined;
  const subject = (await earlier()).find((turn) => turn.subject !== "")?.subject;
  return subject === undefined ? undefined : `${question.text} (${subject})`;
}

/** Whether a question may be about what was answered before: it points back, or is too short to name its own subject. */
export function leansOnEarlier({ text, terms, labels }: ReadQuestion): boolean {
  if ([...labels].some((label) => label.startsWith("talk:") || label.startsWith("danger:") || label === "steer"))
    return false;
  const named = terms.some((term) => term.keys.some((key) => key.startsWith("term:") || key.startsWith("topic")));
  if (named) return false;
  if (POINTS_BACK.test(text) || FOLLOWS.test(text.trim())) return true;
  return terms.length > 0 && terms.length <= MOST_OWN_TERMS;
}
