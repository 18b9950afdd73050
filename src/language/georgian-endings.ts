/** The shortest stem that an ending may leave. */
export const MINIMUM = 2;

/** Endings under their last letter, the longest first, so that a word meets only those that it may have. */
function byLastLetter(endings: string): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const ending of words(endings).sort((one, other) => other.length - one.length)) {
    const last = ending.slice(-1);
    table.set(last, [...(table.get(last) ?? []), ending]);
  }
  return table;
}

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** Postpositions with the case ending before them. -ში, -ზე and -თან ask for more and are read by rule. */
export const POSTPOSITIONS = byLastLetter(`
  ისათვის ისთვის სათვის სთვის თათვის ისაგან ისგან საგან სგან თაგან ისაკენ ისკენ საკენ სკენ
  იდან დან ამდე მდე ისამებრ
`);

/** Case endings that are never a part of the stem. */
export const CASES = byLastLetter("ისას ისა ის ითა ით ად");

/** What the particle -ც (also) stands behind, besides a vowel. */
export const BEFORE_ALSO = words("ს მ თან დან ით ად ებ");

/** What the particle -ვე (the same) stands behind. */
export const BEFORE_SAME = words("ს ში ზე თან ით ად დან");

/** What the copula -ა (is) stands behind. */
export const BEFORE_IS = words("ში ზე თან თვის დან სგან სკენ მდე ის ებს");

/** Nouns in -ში, which is no postposition there; those in -იში need no list. */
export const IN_SHI: ReadonlySet<string> = new Set(
  words(`
    ნუში კომში გულიაში ექიმბაში იუზბაში ვახში თეფში პლუში გუაში გამაში ზამში მაკინტოში ღაბაში პატრონტაში ნუგეში
    ულვაში ხეშეში მარში ფარში დუში ტუში თუში პუნში ხაში ქოში ქეში ლავაში გალოში ბროში ტრანში რევანში მრუში
  `),
);

/** Nouns and stems in -მა, which is no ergative there; `^` where only the whole word is meant. */
export const IN_MA = words("ფორმა ^ნორმა ^ფირმა ^ფერმა ხურმა ^კარმა გმა ასმა რავმა ლაზმა");

/** Nouns in a consonant and -ნი, which is no old plural there. */
export const IN_NI = words("წიგნი ნეკნი ტკეპნი რახნი სატურნი კონცერნი ტიურნი დერნი ვითნი ბადნი ქმნი ზნნი ცხნი");

/** Old plurals of vowel stems that no other noun looks like. */
export const OLD_PLURALS = words("ებანი ობანი ციანი ტურანი გრამანი ელანი");

/** Nouns and adjectives in -ნო, which is no old plural there. */
export const IN_NO = words("ინო ორგანო ფორტეპიანო პრანო მომდევნო შემდგომნო ონო უნო");

/** Nouns in -ეს, -ას or -ოს, told from the dative of a vowel stem before -თან. */
export const IN_S = words("პროცეს ინტერეს კონგრეს ბიზნეს პროგრეს კლას კომპას კოსმოს ქაოს ეთნოს");

/** Nouns in a vowel and -თა, which is no old plural there. */
export const IN_TA = words("კვეთა მცხეთა ^შალითა");

/** Forms that no rule reads: attributes without their -ი that look inflected, and ხე (tree) beside its own letters. */
export const WHOLE: ReadonlyMap<string, string> = new Map([
  ...words("ძირითად შესაბამის უფროს უმცროს მსგავს მოქმედ ნაფიც კერძოდ პირად").map((word) => [word, word] as const),
  ...words("ხის ხეს ხეთა ხეზე").map((word) => [word, "ხე"] as const),
]);

/** Stems that change a vowel or a consonant of their own, brought to one key. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["წლ", "წელ"],
  ["ხნ", "ხან"],
  ["დღის", "დღ"],
  ["ამბ", "ამბვ"],
  ["ნიღაბ", "ნიღბ"],
  ["მზითევ", "მზითვ"],
  ["მინდვრ", "მინდრ"],
  ["მაწვნ", "მაწნ"],
]);

/** The longest ending of a table that leaves a stem. */
export function findEnding(word: string, table: ReadonlyMap<string, readonly string[]>): string | undefined {
  const endings = table.get(at(word, -1));
  if (endings === undefined) return undefined;
  for (const ending of endings) if (endsIn(word, ending)) return ending;
  return undefined;
}

/** Whether an ending leaves a stem of two letters or more. */
export function endsIn(word: string, ending: string): boolean {
  return word.length - ending.length >= MINIMUM && word.endsWith(ending);
}

/** Whether a word has one of these endings; `^` in front asks for the whole word. */
export function endsInAny(word: string, endings: readonly string[]): boolean {
  for (const ending of endings) {
    if (ending.charCodeAt(0) === 94 ? word === ending.slice(1) : word.endsWith(ending)) return true;
  }
  return false;
}

/** The letter at an index, from the end where it is negative; empty outside the word. */
export function at(word: string, index: number): string {
  return word.charAt(index < 0 ? word.length + index : index);
}

/** Whether the letter at an index, counted like in {@link at}, is a vowel. */
export function isVowel(word: string, index: number): boolean {
  switch (word.charCodeAt(index < 0 ? word.length + index : index)) {
    case 0x10d0: // ა
    case 0x10d4: // ე
    case 0x10d8: // ი
    case 0x10dd: // ო
    case 0x10e3: // უ
      return true;
  }
  return false;
}

/** Whether the last syllable is one that loses its vowel before a case ending: თებერვალი, თებერვლის. */
export function losesVowel(stem: string): boolean {
  const vowel = at(stem, -2);
  if (vowel !== "ა" && vowel !== "ე" && vowel !== "ო") return false;
  const last = at(stem, -1);
  return last === "ლ" || last === "რ" || last === "ნ" || last === "მ" || (last === "ვ" && vowel === "ა");
}

/** The word without its final vowels, two letters at least. */
export function stripFinalVowels(word: string): string {
  let end = word.length;
  while (end > MINIMUM && isVowel(word, end - 1)) end--;
  return end === word.length ? word : word.slice(0, end);
}
