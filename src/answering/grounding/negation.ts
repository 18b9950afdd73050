const NEGATION =
  /(?<!\p{L})(?:not|no|never|neither|nor|none|cannot|without|\p{L}+n['’]t|არ|ვერ|არა|აღარ|ვეღარ|არც|ვერც|არავინ|არავის|არაფერი|არასოდეს|ნუ|გარეშე|არის\s+არა|не|нет|ни|без|нельзя|никогда|никто|ничего)(?!\p{L})/giu;
/** Words that hold a "not" without denying anything. */
const NOT_ONLY =
  /(?<!\p{L})(?:not only|no fewer than|no less than|not less than|no later than|not later than|не только|не реже|не чаще|не позднее|не менее|не более|არა მხოლოდ|არა მარტო|არაუგვიანეს|no\.)(?!\p{L})/giu;

/** Whether a sentence denies something. */
export function isNegated(sentence: string): boolean {
  return countNegations(sentence) > 0;
}

function countNegations(sentence: string): number {
  return [...sentence.replace(NOT_ONLY, " ").matchAll(NEGATION)].length;
}

/** Says "not" in a positive word: such a sentence may be told either way. */
const AVOIDS =
  /(?<!\p{L})(?:avoid|exclud|prevent|избеж|избег|исключ|предотвра|во избежание|чтобы|so that|in order|რათა|აცილ|ასაცილ|გამორიცხ|თავიდან)\p{L}*/iu;

/** Whether a passage's sentence denies something, asserts it, or may be told either way. */
export function polarityOf(sentence: string): "denies" | "asserts" | "either" {
  if (AVOIDS.test(sentence)) return "either";
  return isNegated(sentence) ? "denies" : "asserts";
}

/** "The materials do not say …": a sentence about the passages, not about the world. */
const ABSENCE =
  /(?:(?:materials?|sources?|passages?|documents?|texts?|page|knowledge base|information)\b.{0,40}\b(?:do(?:es)? not|don['’]t|doesn['’]t|contains? no|gives? no|ha(?:s|ve) no|(?:is|are) silent)|(?:is|are) not (?:stated|mentioned|given|specified|named|listed|described|indicated|covered|included) (?:in|by)|no (?:information|mention|details?|data)\b.{0,60}\b(?:materials?|sources?|passages?|documents?)|(?:მასალ|წყარო|ტექსტ|დოკუმენტ|გვერდ|ინფორმაცი)\p{L}*.{0,60}(?:არ|ვერ|არაფერი|აღარ)(?!\p{L})|(?:არ|ვერ)\s+\p{L}+.{0,40}(?:მასალ|წყარო|ტექსტ|დოკუმენტ)\p{L}*|(?:материал|источник|текст|документ|страниц|сведени|информаци)\p{L}*.{0,60}(?:не|нет|отсутству)\p{L}*|(?:не\s+(?:указан|упомянут|упомина|сказан|говорит|назван|сообща|привод|уточня)\p{L}*|нет\s+(?:сведений|информации|данных)).{0,60}(?:материал|источник|текст|документ)\p{L}*)/iu;

export function saysAbsence(sentence: string): boolean {
  return ABSENCE.test(sentence);
}
