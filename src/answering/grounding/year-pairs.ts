const RANGE =
  /(?<!\d)((?:19|20)\d\d)(?:\s*[–—-]\s*|(?:\s+(?:to|until|and)\s+|\s+(?:по|до)\s+|\s*(?:წლ\p{L}*\s+|-?დან\s+|-?იდან\s+)+))((?:19|20)\d\d)(?!\d)/gu;
const SEASONS: readonly (readonly [string, RegExp])[] = [
  ["spring", /spring|გაზაფხულ|весн|весен/iu],
  ["summer", /summer|(?<!შემ)ზაფხულ|лет(?:ом|ний)/iu],
  ["autumn", /autumn|შემოდგომ|осен/iu],
  ["winter", /winter|ზამთ|зим/iu],
];
/** Characters between a season and its year. */
const NEAR = 14;

/**
 * Years that mean something only together with what stands beside them: a period ("2012–2015", "from 2013 to 2017") and a
 * season of a year. Each year alone may stand anywhere in a passage.
 */
export function yearPairs(text: string): ReadonlySet<string> {
  const pairs = new Set([...text.matchAll(RANGE)].map(([, from, to]) => `${from}–${to}`));
  for (const { 0: year, index } of text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)) {
    const around = text.slice(Math.max(0, index - NEAR), index + year.length + NEAR);
    for (const [season, pattern] of SEASONS) {
      if (pattern.test(around)) pairs.add(`${season} ${year}`);
    }
  }
  return pairs;
}
