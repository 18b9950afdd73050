/** For lower case: to ignore case in three scripts makes an expression of this size slow to build. */
const TO_THE_PROGRAM =
  /(?:^|[\s([<*#_-])(?:system|assistant|user|developer|ai|bot|chatbot|prompt|instruction|სისტემა|ასისტენტ\p{L}*|ბოტ\p{L}*|инструкция|система|ассистент\p{L}*|бот\p{L}*)\s*[:>\]]|<!--|(?<!\p{L})(?:(?:ai|language|gpt|chat) ?(?:models?|bots?|assistants?|systems?)|summari[sz]\p{L}*|(?:end|begin|start|finish) (?:every|each|all|your) (?:answer|reply|response)|(?:every|each) (?:answer|reply|response)s? (?:must|should)|языков\p{L}* модел\p{L}*|модел(?:ь|и), котор\p{L}*|(?:кажд|люб)\p{L}* ответ\p{L}*|пересказыва\p{L}*|резюмиру\p{L}*|ии-(?:ассистент|помощник|модел)\p{L}*|помощник(?:у|ам|и)? ии|ენობრივ\p{L}* მოდელ\p{L}*|(?:ყოველ|ყველა) პასუხ\p{L}*|ხელოვნურ\p{L}* ინტელექტ\p{L}*|ასისტენტ(?:ო|მა|ს|ისთვის|ებმა|ებს)|შეჯამებისას|დაამატე|თქვი|დაწერე|უთხარი|აღნიშნე|ახსენე|მიუთითე|ჩასვი|გაიმეორე|დააბრუნე|добавь|скажи|напиши|укажи|упомяни|вставь|повтори|сообщи|(?:say|mention|add|state|claim) (?:that|this)|be sure to|(?:for|to|with) (?:any|every|all) questions?|(?:при|на) люб(?:ом|ой|ые) вопрос\p{L}*|(?:редактор|оператор|автор)(?:у|ам)?\s*:|ნებისმიერ კითხვა\p{L}*|ignore|disregard|forget|override|you must (?:answer|say|tell|reply|write)|always (?:answer|say|reply|tell)|do not (?:mention|cite|tell|follow)|when (?:asked|answering)|tell (?:the )?(?:users?|everyone|people|them)|reply (?:with|only)|note to (?:the )?(?:assistant|ai|bot)|игнорир\p{L}+|забудь\p{L}*|не обращай\p{L}*|отвечай\p{L}*|всегда (?:отвеча|говори|сообща|пиши)\p{L}*|ответь\p{L}*|скажи(?:те)? (?:пользовател|всем)\p{L}*|сообщай\p{L}*|напиши пользовател\p{L}*|უგულებელყ\p{L}+|დაივიწყე\p{L}*|უპასუხე\p{L}*|ყოველთვის (?:უპასუხ|უთხარ|მიუთით|დაწერ)\p{L}*|უთხარი(?:თ)?|მიუთითე(?:თ)? მომხმარებ\p{L}*|ნუ მიუთით\p{L}*)(?!\p{L})/u;

/**
 * Whether a sentence of a knowledge file gives orders to a program that may read it, instead of telling people something.
 * Nobody at the secretariat writes such a sentence; it got there with a copied page or by an attacker.
 */
export function speaksToProgram(text: string): boolean {
  return TO_THE_PROGRAM.test(text.toLowerCase());
}

/** A line of a knowledge file without the sentences that give orders to a program. */
export function withoutOrders(line: string): string {
  if (!speaksToProgram(line)) return line;
  return line
    .split(/(?<=[.!?…])\s+/u)
    .filter((sentence) => !speaksToProgram(sentence))
    .join(" ");
}
