import type { TicketState } from "../storage/ticket-state.ts";

/** What staff are told of a ticket besides the question itself, in Georgian. Nothing of the asker stands in it. */
export type Notice =
  | { readonly kind: "withdrawn" }
  | { readonly kind: "answered"; readonly by: "mail" | "chat" }
  | { readonly kind: "addition"; readonly by: "mail" | "chat" }
  | { readonly kind: "asker gone" }
  | { readonly kind: "reply to closed ticket"; readonly state: TicketState }
  /** `again`: it was for the secretariat and is tried again; else it was for the asker, who gets the answer in the chat. */
  | { readonly kind: "mail rejected"; readonly reason: string; readonly again: boolean }
  | { readonly kind: "mail bounced"; readonly reason: string; readonly to: "staff" | "asker" }
  | { readonly kind: "reply not accepted"; readonly from: string; readonly reason: string }
  | { readonly kind: "mail unreadable" }
  | { readonly kind: "unclear ticket" }
  | { readonly kind: "reply to notice" }
  | { readonly kind: "reply to colleagues" }
  | { readonly kind: "asker replied" }
  | { readonly kind: "files refused"; readonly names: readonly string[] }
  | { readonly kind: "reminder"; readonly workingDays: number };

/** A notice as a sentence or two. */
export function noticeText(number: string, notice: Notice): string {
  return `${number}: ${sentence(notice)}`;
}

function sentence(notice: Notice): string {
  switch (notice.kind) {
    case "withdrawn":
      return "კითხვის ავტორმა კითხვა გააუქმა. პასუხი აღარ არის საჭირო; გთხოვთ, წერილი წაშალოთ.";
    case "answered":
      return notice.by === "mail"
        ? "პასუხი ელფოსტით მოვიდა. კითხვა დახურულია."
        : "პასუხი სამდივნოს ჩატში დაიწერა. კითხვა დახურულია. ამ შეტყობინებაზე გაცემული პასუხი კითხვის ავტორს არ გადაეცემა.";
    case "addition":
      return notice.by === "mail"
        ? "კითხვას პასუხი უკვე ჰქონდა; ელფოსტით მოსულ მეორე პასუხს კითხვის ავტორს დამატების სახით ვუგზავნი."
        : "კითხვას პასუხი უკვე ჰქონდა; ჩატში დაწერილ მეორე პასუხს კითხვის ავტორს დამატების სახით ვუგზავნი.";
    case "asker gone":
      return "პასუხი ვერ გადავეცი: კითხვის ავტორმა ბოტი დაბლოკა, ჩატი წაშალა ან ტელეგრამმა შეტყობინება არ მიიღო.";
    case "reply to closed ticket":
      return notice.state === "withdrawn"
        ? "პასუხი კითხვის ავტორს არ გადაეცა, რადგან მან კითხვა გააუქმა."
        : "პასუხი კითხვის ავტორს არ გადაეცა, რადგან კითხვის შენახვის ვადა გავიდა.";
    case "mail rejected":
      return notice.again
        ? `საფოსტო სერვერმა სამდივნოსთვის გაგზავნილი წერილი არ მიიღო (${notice.reason}). დღეში ერთხელ თავიდან ვცდი. შეამოწმეთ მისამართი: პარამეტრი ESCALATION_EMAIL ან, თუ ის მითითებული არ არის, სამდივნოს ელფოსტა ფაილში contacts.yaml.`
        : `საფოსტო სერვერმა კითხვის ავტორისთვის გაგზავნილი პასუხი არ მიიღო (${notice.reason}). პასუხს ტელეგრამში ვუგზავნი.`;
    case "mail bounced":
      return notice.to === "staff"
        ? `წერილი სამდივნომდე ვერ მივიდა და უკან დაბრუნდა (${notice.reason}).`
        : `პასუხი კითხვის ავტორის ელფოსტამდე ვერ მივიდა და უკან დაბრუნდა (${notice.reason}). პასუხის ტექსტს ტელეგრამში ვუგზავნი. თუ პასუხს ფაილები ახლდა, გთხოვთ, ისინი თავიდან გაგზავნოთ.`;
    case "reply not accepted":
      return `მოვიდა პასუხი მისამართიდან ${notice.from}, მაგრამ კითხვის ავტორს არ გადავეცი: ${notice.reason}. წერილი ბოტის საფოსტო ყუთშია.`;
    case "unclear ticket":
      return "მოსულ წერილში სხვა ნომერიც წერია, ამიტომ კითხვის ავტორს არ გადავეცი. გთხოვთ, უპასუხოთ თავად კითხვის წერილს.";
    case "reply to notice":
      return "შეტყობინებაზე გაცემული პასუხი კითხვის ავტორს არ გადავეცი. თუ რამის დამატება გსურთ, უპასუხეთ თავად კითხვის წერილს.";
    case "reply to colleagues":
      return "მოსული წერილი კითხვის წერილს პირდაპირ არ პასუხობს, ამიტომ კითხვის ავტორს არ გადავეცი. თუ ეს პასუხია, გთხოვთ, უპასუხოთ თავად კითხვის წერილს.";
    case "asker replied":
      return "კითხვის ავტორმა სამდივნოს პასუხს ელფოსტით უპასუხა. წერილი ბოტის საფოსტო ყუთშია.";
    case "mail unreadable":
      return "მოსულ წერილში ახალი ტექსტი ვერ ვიპოვე, ამიტომ კითხვის ავტორს არაფერი გადაეცა. გთხოვთ, პასუხი ძველი წერილის ზემოთ დაწეროთ.";
    case "files refused":
      return `ეს ფაილები კითხვის ავტორს არ გადაეცა: ${notice.names.join(", ")}. გადაიცემა pdf, docx და სურათები (png, jpg, gif), თითოეული არაუმეტეს 20 მეგაბაიტისა.`;
    case "reminder":
      return `კითხვას ${notice.workingDays} სამუშაო დღეა პასუხი არ აქვს.`;
  }
}
