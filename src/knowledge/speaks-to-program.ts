/** For lower case: to ignore case in three scripts makes an expression of this size slow to build. */
const TO_THE_PROGRAM =
  /(?:^|[\s([<*#_-])(?:system|assistant|user|developer|ai|bot|chatbot|prompt|instruction|სისტემა|ასისტენტ\S*|ბოტ\S*|инструкция|система|ассистент\S*|бот\S*)\s*[:>\]]|<!--|(?<!\p{L})(?:(?:ai|language|gpt|chat) ?(?:models?|bots?|assistants?|systems?)|summari[sz]\S*|(?:end|begin|start|finish) (?:every|each|all|your) (?:answer|reply|response)|(?:every|each) (?:answer|reply|response)s? (?:must|should)|языков\S* модел\S*|модел(?:ь|и), котор\S*|(?:кажд|люб)\S* ответ\S*|пересказыва\S*|резюмиру\S*|ии-(?:ассистент|помощник|модел)\S*|помощник(?:у|ам|и)? ии|ენობრივ\S* მოდელ\S*|(?:ყოველ|ყველა) პასუხ\S*|ხელოვნურ\S* ინტელექტ\S*|ასისტენტ(?:ო|მა|ს|ისთვის|ებმა|ებს)|შეჯამებისას|დაამატე|თქვი|დაწერე|უთხარი|აღნიშნე|ახსენე|მიუთითე|ჩასვი|გაიმეორე|დააბრუნე|добавь|скажи|напиши|укажи|упомяни|вставь|повтори|сообщи|(?:say|mention|add|state|claim) (?:that|this)|be sure to|(?:for|to|with) (?:any|every|all) questions?|(?:при|на) люб(?:ом|ой|ые) вопрос\S*|(?:редактор|оператор|автор)(?:у|ам)?\s*:|ნებისმიერ კითხვა\S*|ignore|disregard|forget|override|you must (?:answer|say|tell|reply|write)|always (?:answer|say|reply|tell)|do not (?:mention|cite|tell|follow)|when (?:asked|answering)|tell (?:the )?(?:users?|everyone|people|them)|reply (?:with|only)|note to (?:the )?(?:assistant|ai|bot)|игнорир\S+|забудь\S*|не обращай\S*|отвечай\S*|всегда (?:отвеча|говори|сообща|пиши)\S*|ответь\S*|скажи(?:те)? (?:пользовател|всем)\S*|сообщай\S*|напиши пользовател\S*|უგულებელყ\S+|დაივიწყე\S*|უპასუხე\S*|ყოველთვის (?:უპასუხ|უთხარ|მიუთით|დაწერ)\S*|უთხარი(?:თ)?|მიუთითე(?:თ)? მომხმარებ\S*|ნუ მიუთით\S*)(?!\p{L})/u;

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
