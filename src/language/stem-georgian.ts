const VOWELS = "აეიოუ";
const MINIMUM = 2;
/** Postpositions with the case ending before them, the longest first. */
const POSTPOSITIONS = [
  "ისათვის",
  "ისთვის",
  "სათვის",
  "სთვის",
  "ისაგან",
  "ისგან",
  "საგან",
  "სგან",
  "ისაკენ",
  "ისკენ",
  "საკენ",
  "სკენ",
  "იდან",
  "დან",
  "ამდე",
  "მდე",
];
const CASES = ["ისას", "ისა", "ის", "ითა", "ით", "ად"];
/** Attributive forms without their -ი whose last letters look like a case ending. */
const WHOLE = new Set("ძირითად შესაბამის უფროს უმცროს მსგავს მოქმედ ნაფიც კერძოდ პირად".split(" "));
/** Nouns in -მა, which is no ergative there. */
const IN_MA = /(?:ფორ|ნორ|ფირ|ფერ|ხურ|კარ|გ|ას|რავ|ლაზ)მა$/;
/** Nouns in a consonant and -ნი, which is no old plural there. */
const IN_NI = /(?:წიგ|ნეკ|ტკეპ|რახ|სატურ|ცერ|ტიურ|დერ|ვით|ბად|ქმ|ზნ|ცხ)ნი$/;
/** Nouns and adjectives in -ნო, which is no old plural there. */
const IN_NO = /^(?:სა|უ)|(?:ინ|ორგან|პიან|პრან|მომდევ|შემდგომ)ნო$|ორგანო$|ონო$|უნო$/;
/** Stems that lose a vowel irregularly, brought to one key. */
const IRREGULAR = new Map([
  ["წლ", "წელ"],
  ["ხნ", "ხან"],
  ["დღის", "დღ"],
  ["ამბ", "ამბვ"],
]);

/**
 * A light stemmer for Georgian nouns and what declines like them: enclitic, postposition, one case ending, plural,
 * final vowels, then syncope (თებერვალი, თებერვლის → one key).
 *
 * @param word lower case, NFC
 */
export function stemGeorgian(word: string): string {
  if (word.length < 3) return word;
  if (word.length === 3) return isVowel(word[2]) && !isVowel(word[1]) ? word.slice(0, 2) : word;
  if (WHOLE.has(word)) return word;
  const bare = stripEnclitic(word);
  let rest = stripOldEnding(bare);
  if (rest === bare) rest = stripPostposition(rest);
  if (rest === bare) rest = stripCase(rest);
  rest = stripFinalVowels(rest);
  while (endsIn(rest, "ებ", MINIMUM)) rest = stripFinalVowels(rest.slice(0, -2));
  return toKey(rest);
}

function stripEnclitic(word: string): string {
  let rest = word;
  if (rest.length > 5 && /[სთდშზ]აც$/.test(rest)) rest = rest.slice(0, -2);
  else if (endsIn(rest, "ც", 3) && (isVowel(rest.at(-2)) || /(?:ს|მ|თან|დან|ით|ად|ებ)ც$/.test(rest)))
    rest = rest.slice(0, -1);
  if (rest.length > 5 && /(?:[სთდ]ღა|ისაო)$/.test(rest)) rest = rest.slice(0, rest.endsWith("ღა") ? -2 : -1);
  if (rest.length > 6 && /(?:სა|თანა)ვე$/.test(rest)) rest = rest.slice(0, -3);
  if (rest.length > 5 && rest.endsWith("აა")) rest = rest.slice(0, -1);
  if (rest.length > 5 && /(?:ს|ში|ზე|თან|ით|ად|დან)ვე$/.test(rest)) rest = rest.slice(0, -2);
  if (rest.length > 5 && /(?:ში|ზე|თან|თვის|დან|სგან|სკენ|მდე|ის|ებს)ა$/.test(rest)) rest = rest.slice(0, -1);
  return rest;
}

/** The old plural -ნი, -ნო and the vocative -ვ of vowel stems: a bookish layer that laws and hymns still have. */
function stripOldEnding(word: string): string {
  if (word.length < 5) return word;
  const before = word.at(-3);
  if (word.endsWith("ნო") && before !== "ი" && !IN_NO.test(word)) return word.slice(0, -2);
  if (word.endsWith("ნი") && ((!isVowel(before) && !IN_NI.test(word)) || /[ეო]ბანი$/.test(word)))
    return word.slice(0, -2);
  if (word.endsWith("ვ") && /[აეო]/.test(word.at(-2) ?? "") && !word.startsWith("უ")) return word.slice(0, -1);
  return word;
}

function stripPostposition(word: string): string {
  if (word.length >= 5) {
    const found = POSTPOSITIONS.find((ending) => endsIn(word, ending, MINIMUM));
    if (found) return word.slice(0, -found.length);
  }
  if (endsIn(word, "ში", MINIMUM) && word.at(-3) !== "ი") return word.slice(0, -2);
  if (word.length >= 5 && endsIn(word, "ზე", MINIMUM)) return word.slice(0, -2);
  if (endsIn(word, "თან", MINIMUM + 1)) {
    const rest = word.slice(0, -3);
    return endsIn(rest, "ს", MINIMUM) && isVowel(rest.at(-2)) ? rest.slice(0, -1) : rest;
  }
  if (endsIn(word, "სავით", MINIMUM)) return word.slice(0, -5);
  return endsIn(word, "ივით", MINIMUM) ? word.slice(0, -4) : word;
}

function stripCase(word: string): string {
  const found = CASES.find((ending) => endsIn(word, ending, MINIMUM));
  if (found) return word.slice(0, -found.length);
  const beforeLast = word.at(-2);
  const third = word.at(-3);
  if (endsIn(word, "მა", MINIMUM) && !isVowel(third) && !IN_MA.test(word)) return word.slice(0, -2);
  if (endsIn(word, "მ", MINIMUM) && isVowel(beforeLast)) return word.slice(0, -1);
  if (endsIn(word, "თა", MINIMUM) && isVowel(third) && !/(?:კვე|მცხე)თა$/.test(word) && word.length > 5)
    return word.slice(0, -2);
  if (endsIn(word, "თი", MINIMUM + 1) && /[ოუ]/.test(third ?? "")) return word.slice(0, -2);
  if (endsIn(word, "სა", MINIMUM) && (!isVowel(third) || /(?:[ა-ჰ]{4}ა|ია|ო)სა$/.test(word))) return word.slice(0, -2);
  if (endsIn(word, "ს", MINIMUM)) return word.slice(0, -1);
  return endsIn(word, "დ", MINIMUM) && /[აეოუ]/.test(beforeLast ?? "") && word.length > 3 ? word.slice(0, -1) : word;
}

/** Old plural and ergative consonants, the superlative frame, and syncope of the last vowel before ლ რ ნ მ ვ. */
function toKey(stem: string): string {
  let key = stem;
  if (key.length > 3 && key.endsWith("თ") && !isVowel(key.at(-2))) key = key.slice(0, -1);
  if (key.length >= 6 && key.startsWith("უ") && key.endsWith("ეს")) key = key.slice(1, -2);
  if (key.length >= 4 && (/[აეო][ლრნმ]$/.test(key) || key.endsWith("ავ")) && !isVowel(key.at(-3))) {
    key = key.slice(0, -2) + key.slice(-1);
  }
  if (key.length > 3 && key.endsWith("მ") && !isVowel(key.at(-2))) key = key.slice(0, -1);
  return IRREGULAR.get(key) ?? key;
}

function stripFinalVowels(word: string): string {
  let end = word.length;
  while (end > MINIMUM && isVowel(word[end - 1])) end--;
  return word.slice(0, end);
}

function endsIn(word: string, ending: string, left: number): boolean {
  return word.length - ending.length >= left && word.endsWith(ending);
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && letter !== "" && VOWELS.includes(letter);
}
