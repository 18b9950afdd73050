import type { Language } from "../../knowledge/language.ts";

const ENGLISH: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  mln: 1e6,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twice: 2,
};

/** Roots and the endings that may stand behind them; `%` marks what takes the ending of an adjective. */
const RUSSIAN: readonly (readonly [RegExp, number])[] = [
  [/^(?:два|две|двух|двум|двумя|двое|двоих)$/, 2],
  [/^(?:три|тр[её]х|тр[её]м|тремя|трое|троих)$/, 3],
  [/^(?:четыре|четыр[её]х|четыр[её]м|четырьмя)$/, 4],
  [/^пят(?:ь|и|ью)$/, 5],
  [/^шест(?:ь|и|ью)$/, 6],
  [/^сем(?:ь|и|ью)$/, 7],
  [/^вос(?:емь|ьми|емью|ьмью)$/, 8],
  [/^девят(?:ь|и|ью)$/, 9],
  [/^десят(?:ь|и|ью)$/, 10],
  [/^одиннадцат(?:ь|и|ью)$/, 11],
  [/^двенадцат(?:ь|и|ью)$/, 12],
  [/^тринадцат(?:ь|и|ью)$/, 13],
  [/^четырнадцат(?:ь|и|ью)$/, 14],
  [/^пятнадцат(?:ь|и|ью)$/, 15],
  [/^шестнадцат(?:ь|и|ью)$/, 16],
  [/^семнадцат(?:ь|и|ью)$/, 17],
  [/^восемнадцат(?:ь|и|ью)$/, 18],
  [/^девятнадцат(?:ь|и|ью)$/, 19],
  [/^двадцат(?:ь|и|ью)$/, 20],
  [/^тридцат(?:ь|и|ью)$/, 30],
  [/^сорока?$/, 40],
  [/^пят(?:ьдесят|идесяти|ьюдесятью)$/, 50],
  [/^шест(?:ьдесят|идесяти|ьюдесятью)$/, 60],
  [/^сем(?:ьдесят|идесяти|ьюдесятью)$/, 70],
  [/^вос(?:емьдесят|ьмидесяти)$/, 80],
  [/^девяноста?$/, 90],
  [/^ст[оа]$/, 100],
  [/^(?:двести|двухсот)$/, 200],
  [/^(?:триста|тр[её]хсот)$/, 300],
  [/^(?:четыреста|четыр[её]хсот)$/, 400],
  [/^(?:пятьсот|пятисот)$/, 500],
  [/^тысяч(?:а|и|у|е|ей|ам|ами|ах)?$/, 1e3],
  [/^(?:миллион(?:а|ов|у|ом|е|ы|ам|ами|ах)?|млн)$/, 1e6],
  [/^(?:миллиард(?:а|ов|у|ом|е|ы)?|млрд)$/, 1e9],
  [/^втор(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)$/, 2],
  [/^трет(?:ий|ья|ье|ьего|ьему|ьим|ьем|ьей|ью|ьи|ьих)$/, 3],
  [/^четв[её]рт(?:ый|ая|ое|ого|ому|ым|ом|ой|ую|ые|ых)$/, 4],
  [/^пят(?:ый|ая|ое|ого|ому|ым|ом|ой|ую|ые|ых)$/, 5],
  [/^шест(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)$/, 6],
  [/^седьм(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых)$/, 7],
];

const GEORGIAN_UNITS: readonly (readonly [string, number])[] = [
  ["თერთმეტ", 11],
  ["თორმეტ", 12],
  ["ცამეტ", 13],
  ["თოთხმეტ", 14],
  ["თხუთმეტ", 15],
  ["თექვსმეტ", 16],
  ["ჩვიდმეტ", 17],
  ["თვრამეტ", 18],
  ["ცხრამეტ", 19],
  ["ორ", 2],
  ["სამ", 3],
  ["ოთხ", 4],
  ["ხუთ", 5],
  ["ექვს", 6],
  ["შვიდ", 7],
  ["რვა", 8],
  ["რვ", 8],
  ["ცხრა", 9],
  ["ცხრ", 9],
  ["ათ", 10],
  ["ერთ", 1],
];
const GEORGIAN_SCORES: readonly (readonly [string, number])[] = [
  ["ოთხმოც", 80],
  ["სამოც", 60],
  ["ორმოც", 40],
  ["ოც", 20],
];
const GEORGIAN_GREAT: readonly (readonly [string, number])[] = [
  ["ორას", 200],
  ["სამას", 300],
  ["ოთხას", 400],
  ["ხუთას", 500],
  ["ექვსას", 600],
  ["შვიდას", 700],
  ["რვაას", 800],
  ["ცხრაას", 900],
  ["ას", 100],
  ["ათას", 1e3],
  ["მილიონ", 1e6],
  ["მლნ", 1e6],
  ["მილიარდ", 1e9],
  ["მლრდ", 1e9],
];
const GEORGIAN_ENDING =
  /^(?:ი|ს|ის|ისა|მა|მ|ით|ად|ში|ზე|დან|იდან|მდე|ამდე|თან|სთან|თვის|ისთვის|სთვის|ივე|ვე|ჯერ|იანი|იან|იანმა|იანის|ა)?$/;

/**
 * The value of a word that is a number: a cardinal or an ordinal in any case. 1 is left out in every language: it is
 * said where nothing is counted ("one of", "ერთ-ერთი", "одна из").
 */
export function numberOfWord(word: string, language: Language): number | undefined {
  if (language === "en") return ENGLISH[word];
  if (language === "ru") return RUSSIAN.find(([pattern]) => pattern.test(word))?.[1];
  const ordinal = /^მე(.+)ე$/.exec(word)?.[1];
  const value = (ordinal === undefined ? undefined : georgian(ordinal)) ?? ordinalForms(word) ?? georgian(word);
  return value === 1 ? undefined : value;
}

/** Ordinals in other cases: მეცხრემ, მესამეს, მეოთხეში. */
function ordinalForms(word: string): number | undefined {
  const root = /^მე(.+?)ე(?:ს|მ|ში|ზე|დან|თან|სთვის|სთან)$/.exec(word)?.[1];
  return root === undefined ? undefined : georgian(root);
}

function georgian(word: string): number | undefined {
  for (const [root, value] of GEORGIAN_GREAT) if (isForm(word, root)) return value;
  for (const [root, value] of GEORGIAN_SCORES) {
    if (isForm(word, root)) return value;
    const rest = word.startsWith(`${root}და`) ? word.slice(root.length + 2) : undefined;
    const unit = rest === undefined ? undefined : georgianUnit(/^მე(.+)ე$/.exec(rest)?.[1] ?? rest);
    if (unit !== undefined) return value + unit;
  }
  return georgianUnit(word);
}

function georgianUnit(word: string): number | undefined {
  return GEORGIAN_UNITS.find(([root]) => isForm(word, root))?.[1];
}

function isForm(word: string, root: string): boolean {
  return word.startsWith(root) && GEORGIAN_ENDING.test(word.slice(root.length));
}
