/** Promises that nobody but the secretariat could keep, in the three languages. */
const PROMISE =
  /(?<!\p{L})(?:(?:we|i)(?:'ll| will| shall| am going to| are going to| can guarantee| guarantee| promise)|will (?:ring|call|phone|contact|write to|e-?mail|reply to|answer|visit|inform|notify|help|get back to|reach) (?:you|back)|(?:our|my) (?:team|staff|colleagues?|operators?|lawyers?|agents?|specialists?)|(?:будет|будем) (?:вам )?(?:перезвон|сообщ)\p{L}*|(?:мы|я) (?:(?:вам|с вами|вас|скоро|завтра|обязательно|лично) ){0,3}(?:позвоним?|перезвоним?|свяжемся|свяжусь|напиш\p{L}+|ответ(?:им|лю)|поможем|помогу|гарантиру\p{L}+|обеща\p{L}+|сообщ(?:им|у)|пришл\p{L}+|отправ(?:им|лю)|оформ(?:им|лю)|реш(?:им|у)|рассмотрим|запиш\p{L}+|переда(?:м|дим)|уведом(?:им|лю))|(?:позвоним|перезвоним|свяжемся|сообщим|пришлем|пришлём|напишем|ответим|рассмотрим|оформим|уведомим|гарантируем|обещаем)|(?:вам|с вами|вас)\s+(?:\p{L}+\s+){0,2}(?:перезвон|позвон|свяж|уведом|сообщ|напиш|ответ|помож)[а-яё]*(?:ит|ет|ат|ут|ют|ят|ся)|(?:перезвон|позвон|свяж|уведом|сообщ|напиш|ответ|помож)[а-яё]*(?:ит|ет|ат|ут|ют|ят|утся|ется)\s+(?:вам|с вами|вас)|наш(?:и|а|у)? (?:сотрудник\p{L}*|специалист\p{L}*|команд\p{L}*|юрист\p{L}*|оператор\p{L}*)|(?:და|გ|მო|გამო|გადმო|შე|მი)\p{L}*(?:გირეკავთ|გიკავშირდებით|გიგზავნით|გპირდებით|გაცნობებთ|გატყობინებთ|გეხმარებით|გიდასტურებთ)|(?:დაგირეკავ(?:ენ|ს)|დაგიკავშირდებ(?:იან|ა)|შეგატყობინებენ|გაცნობებენ|მოგწერ(?:ენ|ს)|გიპასუხებენ|დაგეხმარებიან|დაგირეკავთ|დაგიკავშირდებით|შეგატყობინებთ|გაცნობებთ|მოგწერთ|გამოგიგზავნით|გპირდებით|დაგპირდებით|გარანტიას გაძლევთ|დაგეხმარებით|გიპასუხებთ|ჩაგწერთ|მოგვარდება|მოვაგვარებთ|განვიხილავთ|გადავცემთ|ჩვენი (?:თანამშრომ\p{L}*|გუნდ\p{L}*|იურისტ\p{L}*|ოპერატორ\p{L}*|სპეციალისტ\p{L}*)))(?!\p{L})/iu;

/** What a program says of itself: there is no passage about that. */
const SELF =
  /(?<!\p{L})(?:(?:i am|i'm) an? |as an? (?:ai|assistant|language|lawyer|attorney|bot|model|program|expert|official)|my (?:instructions|rules|prompt|system|name|task)|system prompt|я (?:адвокат|юрист|являюсь|бот|ии|искусственн)|мо(?:и|я|й) (?:инструкц|правил|промпт|задач)\p{L}*|მე (?:ვარ|იურისტი|ადვოკატი)|ჩემი (?:ინსტრუქცი|წეს|სისტემ|ამოცან)\p{L}*)/iu;

/** Markup and letters that a written answer has no use for and that can hide something. */
const HIDDEN =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|```|<\/?[a-z][^>]*>|\]\(|\b[A-Za-z0-9+/]{24,}={0,2}|&#?\w+;|\\u[0-9a-f]{4}|[\u{e0000}-\u{e007f}]/iu;
/** A word that mixes Latin with Cyrillic or Georgian letters is one that pretends to be another. */
const MIXED = /(?:[a-z][а-яё]|[а-яё][a-z])/iu;
/** "evil dot com", "name at example dot org", "точка ком". */
const SPELLED_ADDRESS =
  /(?<!\p{L})\p{L}[\p{L}\p{N}-]*\s*(?:\(|\[)?\s*(?:dot|точка|წერტილი)\s*(?:\)|\])?\s*(?:com|org|net|ge|ru|info|ком|ორგ|კომ|гe|ру|орг|გე)(?!\p{L})/iu;

export type SpeechFault = "promise" | "self" | "hidden";

/** What an answer must not do whatever the passages say: promise, speak of itself, hide. */
export function speechFault(sentence: string): SpeechFault | undefined {
  if (HIDDEN.test(sentence) || MIXED.test(sentence) || SPELLED_ADDRESS.test(sentence)) return "hidden";
  if (PROMISE.test(sentence)) return "promise";
  return SELF.test(sentence) ? "self" : undefined;
}
