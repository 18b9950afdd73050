/** A name as it stands in a text. */
export interface FoundName {
  readonly text: string;
  readonly start: number;
}

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const CAPITAL = /^[A-ZÀ-ÞА-ЯЁ]/u;
/** Written with a capital without being anybody's name. */
const ORDINARY =
  /^(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|Georgian|Russian|Internet|Megzuri|St|NGOs?|НПО|Мегзури|Вы|Вас|Вам|Ваш\p{L}*|Вами)$/u;
/** Georgian has no capitals; family names are known by their ends, given names by a short list. */
const GEORGIAN_FAMILY_NAME =
  /^\p{L}{2,}(?:შვილ(?:ი|მა|ს|ის|თან|ისთვის)|(?<![აეიოუ])ძე(?:მ|ს|სთან|სთვის)?|[აეიოუ]ძე(?:მ|ს|სთან|სთვის)?|იანმა|უაშვილ\p{L}*|ულავა|ნავა|ავამ|იამ)$/u;
const GEORGIAN_GIVEN_NAME =
  /^(?:გიორგი|დავით|დავითი|ირაკლი|ლევან|ლევანი|ნიკოლოზ|ნიკოლოზი|ზურაბ|ზურაბი|თამარ|თამარი|ნინო|მარიამ|მარიამი|ანა|ეკატერინე|სოფიო|სოფო|ქეთევან|ქეთევანი|ნანა|მაია|თეა|ვახტანგ|ვახტანგი|მიხეილ|მიხეილი|ალექსანდრე|გივი|შოთა|ბესიკ|ბესიკი|არჩილ|არჩილი|თეიმურაზ|თეიმურაზი|ლაშა|გელა|მამუკა|სალომე|ელენე|ხათუნა|ლელა|რუსუდან|რუსუდანი|თეკლა|ზაზა|კახა|ვანო|დათო|ლუკა|ბექა|ოთარ|ოთარი|რამაზ|რამაზი)(?:მა|მ|ს|ის|სთან|ისთან)?$/u;

/** Towns of Georgia and countries, by their stems: in Georgian nothing else shows that they are names. */
const GEORGIAN_PLACE =
  /^(?:თბილის|ბათუმ|ქუთაის|რუსთავ|გორ(?:ი|ში|ს|იდან)$|ზუგდიდ|ფოთ(?:ი|ში|ს|სა|იდან)|ხაშურ|სამტრედი|სენაკ|ზესტაფონ|თელავ|ქობულეთ|მარნეულ|ახალციხ|ოზურგეთ|ბოლნის|ბორჯომ|საგარეჯო|გარდაბან|წყალტუბო|ლაგოდეხ|ახალქალაქ|დუშეთ|წნორ|დმანის|სიღნაღ|ცხინვალ|სოხუმ|გაგრა|გუდაუთა|ოჩამჩირ|მესტია|ამბროლაურ|ონ(?:ში|ის)$|ცაგერ|ჭიათურ|საჩხერ|თერჯოლ|ვან(?:ში|ის)$|ლანჩხუთ|ჩოხატაურ|წალენჯიხ|მარტვილ|აბაშა|ხობ(?:ში|ის)$|ყვარელ|ყვარლ|გურჯაან|ახმეტა|დედოფლისწყარო|კასპ(?:ი|ში|ის)$|ქარელ|მცხეთ|სტეფანწმინდ|თიანეთ|ნინოწმინდ|ასპინძ|ადიგენ|კახეთ|იმერეთ|სამეგრელო|გურია|აჭარა|აჭარის|სვანეთ|რაჭა|აფხაზეთ|რუსეთ|უკრაინ|თურქეთ|გერმანი|საფრანგეთ|იტალი|ესპანეთ|პოლონეთ|საბერძნეთ|ირან|ინდოეთ|ჩინეთ|სომხეთ|აზერბაიჯან|ამერიკ|კანად|ისრაელ|შვედეთ|ავსტრი|შვეიცარი|ბელგი|ნიდერლანდ|ლიტვ|ლატვი|ესტონეთ|ჩეხეთ|უნგრეთ|ბულგარეთ|რუმინეთ|იაპონი|ეგვიპტ|ნიგერი|პაკისტან|ბანგლადეშ|შრი-ლანკ|უზბეკეთ|ყაზახეთ|ბელარუს|მოლდოვ)/u;

/**
 * Finds what reads as a proper name: words with a capital that do not merely begin a sentence, and Georgian given and
 * family names. A capital at the beginning counts where another capital follows at once.
 */
export function findNames(text: string): FoundName[] {
  const words = [...text.matchAll(WORD)];
  return words.flatMap((match, index): FoundName[] => {
    const [word] = match;
    const georgian = /^[\u10d0-\u10ff]/.test(word);
    if (georgian) return isGeorgianName(word, words, index) ? [{ text: word, start: match.index }] : [];
    if (!CAPITAL.test(word) || ORDINARY.test(word) || word.length < 2) return [];
    const next = words[index + 1];
    const nextIsName =
      next !== undefined &&
      CAPITAL.test(next[0]) &&
      !ORDINARY.test(next[0]) &&
      text.slice(match.index + word.length, next.index) === " ";
    return beginsSentence(text, match.index) && !nextIsName ? [] : [{ text: word, start: match.index }];
  });
}

function isGeorgianName(word: string, words: readonly RegExpExecArray[], index: number): boolean {
  if (GEORGIAN_FAMILY_NAME.test(word) || GEORGIAN_PLACE.test(word)) return true;
  const next = words[index + 1]?.[0] ?? "";
  return GEORGIAN_GIVEN_NAME.test(word) && (GEORGIAN_FAMILY_NAME.test(next) || /(?:ია|ავა|ური|ული|იანი)$/.test(next));
}

function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?…:;•\n]|[-–—]\s)[\s"„“«(*•]*$/u.test(text.slice(0, start));
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  "ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:g ყ:k შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:p х:kh ц:ts ч:ch ш:sh щ:sh ъ: ы:i ь: э:e ю:iu я:ia f:p q:k x:kh w:v y:i c:k"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** The sound of a name in Latin letters, near enough that the same name in another script begins alike. */
export function soundOf(name: string): string {
  let sound = "";
  for (const letter of name.toLowerCase()) sound += LATIN[letter] ?? letter;
  return sound.replaceAll(/(.)\1+/g, "$1");
}

/** Whether two names are one, whatever their script and endings: the same beginning, four letters at least. */
export function soundsLike(name: string, other: string): boolean {
  // An abbreviation is another one with a letter more.
  if (/^\p{Lu}{2,6}$/u.test(name)) return name.toLowerCase() === other.toLowerCase();
  const [a, b] = [soundOf(name), soundOf(other)];
  const shared = sharedBeginning(a, b);
  const shorter = Math.min(a.length, b.length);
  return shared === shorter ? shorter >= 3 && Math.abs(a.length - b.length) <= 4 : shared >= 4 && shared >= shorter - 2;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
