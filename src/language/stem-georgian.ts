import {
  at,
  BEFORE_ALSO,
  BEFORE_IS,
  BEFORE_SAME,
  CASES,
  endsIn,
  endsInAny,
  findEnding,
  IN_MA,
  IN_NI,
  IN_NO,
  IN_S,
  IN_SHI,
  IN_TA,
  IRREGULAR,
  isVowel,
  losesVowel,
  OLD_PLURALS,
  POSTPOSITIONS,
  stripFinalVowels,
  WHOLE,
} from "./georgian-endings.ts";

/**
 * A light stemmer for Georgian nouns and what declines like them: enclitic, postposition, one case ending, plural,
 * final vowels, then syncope (თებერვალი, თებერვლის → one key). Preverbs stay.
 *
 * @param word lower case, NFC
 */
export function stemGeorgian(word: string): string {
  if (word.length < 3) return word;
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  if (word.length === 3) return isVowel(word, -1) && at(word, -1) !== "უ" ? word.slice(0, 2) : word;
  const bare = stripEnclitic(word);
  let rest = stripOldEnding(bare);
  if (rest === bare) rest = stripPostposition(rest);
  if (rest === bare) rest = stripCase(rest);
  rest = stripFinalVowels(rest);
  while (endsIn(rest, "ებ")) rest = stripFinalVowels(rest.slice(0, -2));
  return toKey(rest);
}

/** The particles -ც, -ვე, -ღა, the quoting -ო and the copula -ა. */
function stripEnclitic(word: string): string {
  const size = word.length;
  let rest = word;
  switch (at(word, -1)) {
    case "ც":
      if (size > 5 && at(word, -2) === "ა" && "სთდშზ".includes(at(word, -3))) return word.slice(0, -2);
      if (size > 5 && word.endsWith("მაც") && isVowel(word, -4)) return word.slice(0, -2);
      if (size > 3 && (isVowel(word, -2) || endsInAny(word.slice(0, -1), BEFORE_ALSO))) rest = word.slice(0, -1);
      break;
    case "ო":
      return size > 6 && (word.endsWith("ისაო") || word.endsWith("ებითო")) ? word.slice(0, -1) : word;
    case "ა":
      if (size > 5 && at(word, -2) === "ღ" && "სთდ".includes(at(word, -3))) return word.slice(0, -2);
      if (size > 6 && (word.endsWith("დაა") || word.endsWith("განაა"))) return word.slice(0, -2);
      if (size > 5 && word.endsWith("აა")) rest = word.slice(0, -1);
      break;
  }
  if (rest.length <= 5) return rest;
  if (rest.endsWith("ვე")) {
    if (rest.endsWith("ისთანავე")) return rest.slice(0, -6);
    if (rest.length > 6 && (rest.endsWith("სავე") || rest.endsWith("თანავე"))) return rest.slice(0, -3);
    return endsInAny(rest.slice(0, -2), BEFORE_SAME) ? rest.slice(0, -2) : rest;
  }
  return at(rest, -1) === "ა" && endsInAny(rest.slice(0, -1), BEFORE_IS) ? rest.slice(0, -1) : rest;
}

/** The old plural -ნი, -ნო and the vocative -ვ of vowel stems: a bookish layer that laws and hymns still have. */
function stripOldEnding(word: string): string {
  if (word.length < 5) return word;
  const last = at(word, -1);
  if (last === "ვ") return "აეო".includes(at(word, -2)) && at(word, 0) !== "უ" ? word.slice(0, -1) : word;
  if (at(word, -2) !== "ნ") return word;
  const stem = word.slice(0, -2);
  if (last === "ო") return isOldVocative(word) ? stem : word;
  if (last !== "ი") return word;
  if (!isVowel(word, -3)) return endsInAny(word, IN_NI) ? word : stem;
  const agents = word.length > 6 && at(word, -3) === "ე" && (word.startsWith("მე") || word.startsWith("თანა"));
  const places = word.length > 7 && at(word, -3) === "ო" && word.startsWith("სა") && at(word, -4) !== "ფ";
  return agents || places || endsInAny(word, OLD_PLURALS) ? stem : word;
}

function isOldVocative(word: string): boolean {
  const before = at(word, -3);
  if (before === "ნ") return true;
  if (word.startsWith("სა")) return "რლტ".includes(before) || (before === "ო" && word.length > 7);
  return before !== "ი" && !word.startsWith("უ") && !endsInAny(word, IN_NO);
}

function stripPostposition(word: string): string {
  if (word.length >= 5) {
    const found = findEnding(word, POSTPOSITIONS);
    if (found !== undefined) return word.slice(0, -found.length);
  }
  if (endsIn(word, "ში")) {
    if (IN_SHI.has(word)) return word.slice(0, -1);
    return at(word, -3) !== "ი" || isVowel(word, -4) ? word.slice(0, -2) : word;
  }
  if (word.length >= 5 && endsIn(word, "ზე")) return word.slice(0, -2);
  if (word.length > 5 && word.endsWith("თან")) {
    const rest = word.slice(0, -3);
    // No dative has -ის or -უს: კრიზისთან, სტატუსთან.
    const dative = endsIn(rest, "ს") && "აეო".includes(at(rest, -2)) && !endsInAny(rest, IN_S);
    return dative ? rest.slice(0, -1) : rest;
  }
  if (endsIn(word, "სავით")) return word.endsWith("ნათესავით") ? word.slice(0, -2) : word.slice(0, -5);
  return endsIn(word, "ივით") ? word.slice(0, word.endsWith("ბრივით") ? -2 : -4) : word;
}

function stripCase(word: string): string {
  const found = findEnding(word, CASES);
  if (found !== undefined) return word.slice(0, -found.length);
  const size = word.length;
  switch (at(word, -1)) {
    case "ა":
      if (endsIn(word, "მა")) return isVowel(word, -3) || endsInAny(word, IN_MA) ? word : word.slice(0, -2);
      if (endsIn(word, "თა")) {
        if (!isVowel(word, -3)) return size > 5 ? word.slice(0, -2) : word;
        return (size > 5 || (size === 5 && !isVowel(word, 1))) && !endsInAny(word, IN_TA) ? word.slice(0, -2) : word;
      }
      if (!endsIn(word, "სა")) return word;
      if (!isVowel(word, -3) || word.endsWith("ოსა") || word.endsWith("იასა")) return word.slice(0, -2);
      return size > 6 && at(word, -3) === "ა" ? word.slice(0, -2) : word;
    case "ი":
      return size > 4 && word.endsWith("თი") && "ოუ".includes(at(word, -3)) ? word.slice(0, -2) : word;
    case "მ":
      return isVowel(word, -2) ? word.slice(0, -1) : word;
    case "ს":
      return size > 5 && at(word, 0) === "უ" && at(word, -2) === "ე" ? word : word.slice(0, -1);
    case "დ":
      return isVowel(word, -2) && at(word, -2) !== "ი" ? word.slice(0, -1) : word;
  }
  return word;
}

/** Old plural and ergative consonants, the superlative frame, and syncope of the last vowel before ლ რ ნ მ ვ. */
function toKey(stem: string): string {
  let key = stem;
  while (key.length > 3 && key.endsWith("თ") && !isVowel(key, -2)) key = key.slice(0, -1);
  if (key.length >= 6 && at(key, 0) === "უ" && key.endsWith("ეს")) key = key.slice(1, -2);
  if (key.length >= 4 && !isVowel(key, -3) && losesVowel(key)) key = key.slice(0, -2) + at(key, -1);
  if (key.length > 3 && key.endsWith("მ") && !isVowel(key, -2)) key = key.slice(0, -1);
  return IRREGULAR.get(key) ?? key;
}
