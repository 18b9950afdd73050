import { documentName } from "../../knowledge/section-name.ts";
import type { CitedSentence } from "./cited-sentences.ts";
import type { Claim, GroundingSources } from "./claim.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type GroundingResult, refuse } from "./grounding-result.ts";
import { misplacedFact } from "./misplaced-fact.ts";
import { misplacedRole } from "./misplaced-role.ts";
import { yearsIn } from "./read-dates.ts";
import type { SentenceFacts } from "./sentence-facts.ts";
import { keysOfWords, termsIn } from "./sentence-keys.ts";

/** What stands in the passages must be said of what it stands for there: roles, years, dates and sums in their places. */
export function checkPlaces({
  text,
  sentence,
  before,
  facts,
  evidence,
  absent,
  sources,
}: Claim): GroundingResult | undefined {
  if (absent) return undefined;
  const { glossary } = sources.snapshot;
  const role = misplacedRole(text, evidence, glossary);
  if (role !== undefined) return refuse("misplaced", role);
  const year = repeatedYear(facts, evidence);
  if (year !== undefined) return refuse("misplaced", `${year} in "${text}"`);
  if (before && POINTS_BACK.test(text) && isElsewhere(sentence, before, sources)) return refuse("misplaced", text);
  const fact = misplacedFact(text, facts, keysOfWords(text, glossary), evidence);
  return fact === undefined ? undefined : refuse("misplaced", fact);
}

/** "The project", "its budget": about what the sentence before was about. */
const POINTS_BACK =
  /^(?:(?:it|its|they|their|he|she|this|the (?:project|group|programme|organisation|commission))(?!\p{L})|(?:ის|იგი|მას|მის|მისი|მათ|მათი|ამ (?:პროექტ|ჯგუფ)\p{L}*|პროექტ(?:ი|ის|მა|ს)|ჯგუფ(?:ი|ის|მა|ს))(?!\p{L})|(?:он|она|оно|они|его|её|ее|их|ей|ему|в ней|в н[её]м|(?:этот )?проект|(?:эта )?групп[аыу])(?!\p{L}))/iu;

/** Kinds of documents that are about one thing in all their sections. */
const OF_ONE_SUBJECT = new Set(["project", "organisation"]);

/** Whether a sentence cites a section about something else than the sentence before, though it speaks of the same. */
function isElsewhere(sentence: CitedSentence, before: CitedSentence, sources: GroundingSources): boolean {
  const cited = (marks: readonly number[]) => marks.flatMap((mark) => sources.passages[mark - 1] ?? []);
  const [here, there] = [cited(sentence.cited), cited(before.cited)];
  if (there.length === 0) return false;
  const same = here.some((one) =>
    there.some(
      (other) =>
        documentName(one) === documentName(other) && (one.section === other.section || OF_ONE_SUBJECT.has(one.kind)),
    ),
  );
  if (same) return false;
  if ([...here, ...there].every(({ kind }) => kind === "project")) return true;
  const terms = [...termsIn(before.text, sources.snapshot.glossary)];
  return (
    terms.length === 0 || !here.some((one) => terms.every((term) => evidenceOf(one, sources.snapshot).keys.has(term)))
  );
}

/** A year said twice that a place of the passages says once, beside another one that is not said: one stands for the other. */
function repeatedYear(facts: SentenceFacts, evidence: readonly Evidence[]): number | undefined {
  const said = yearsIn(facts);
  const repeated = said.find((year, index) => said.indexOf(year) !== index);
  if (repeated === undefined) return undefined;
  const places = evidence
    .flatMap(({ units }) => units.map((unit) => yearsIn(unit.facts)))
    .filter((years) => years.includes(repeated));
  const once = places.every(
    (years) => years.filter((year) => year === repeated).length === 1 && years.some((year) => !said.includes(year)),
  );
  return places.length > 0 && once ? repeated : undefined;
}
