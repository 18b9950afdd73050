import type { KnowledgeProblem } from "../knowledge/knowledge-error.ts";

/** What the check says in English, and the same for staff; $1 and $2 are what stands in the places of the groups. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [
    /^"(.+)" is written out: put it into contacts\.yaml/,
    "„$1“ პირდაპირ წერია. ჩაწერეთ ის ფაილში contacts.yaml, აქ კი მიუთითეთ, მაგალითად, {{secretariat.phone}}",
  ],
  [
    /^this gives orders to a program/,
    "ეს წინადადება პროგრამას მითითებას აძლევს, ამიტომ ბოტი მას არავის ეუბნება. დაწერეთ ხალხისთვის ან წაშალეთ",
  ],
  [
    /^the review date (\S+) has passed/,
    "გადახედვის თარიღი $1 გავიდა. წაიკითხეთ მასალა თავიდან და მიუთითეთ ახალი „reviewBy“",
  ],
  [/^"(.+)" has no days of (\d+)/, "„$1“: $2 წლის დასვენების დღეები არ წერია. დაამატეთ"],
  [/^"(.+)" is no time zone/, "„$1“: ასეთი დროის სარტყელი არ არის. დაწერეთ, მაგალითად, Asia/Tbilisi"],
  [/^there is no (\S+): add the same document/, "ფაილი $1 არ არის. დაამატეთ იგივე მასალა ამ ენაზე"],
  [/^section (\{#.+\}) of (\S+) is missing here/, "აქ აკლია ქვეთავი $1, რომელიც წერია ფაილში $2. დაამატეთ"],
  [
    /^(.+) differs from (\S+): make the figures/,
    "„$1“ განსხვავდება ფაილისგან $2. ორივეგან ერთი და იგივე რიცხვი ან თარიღი უნდა იყოს",
  ],
  [/^section (\{#.+\}) is not in (\S+): add it there/, "ქვეთავი $1 არ არის ფაილში $2. დაამატეთ იქ ან წაშალეთ აქ"],
  [/^the front matter has no end/, "სათაურის ნაწილს ბოლო არ აქვს. დაწერეთ მის შემდეგ სტრიქონი „---“"],
  [
    /^(.+): mend the YAML here/,
    "სათაურის ნაწილი ვერ იკითხება ($1). ტექსტს, რომელშიც ორწერტილი ან ბრჭყალია, ბრჭყალები სჭირდება",
  ],
  [/^"(.+)": there is no such key/, "„$1“: ასეთი სიტყვა აქ არ იწერება. შეასწორეთ ან წაშალეთ"],
  [/^"(.+)": a quoted date/, '„$1“: დაწერეთ თარიღი, თვე ან წელი ბრჭყალებში, მაგალითად, "2020-02-11" ან "2020"'],
  [/^"(.+)": Invalid option: expected one of (.+)$/, "„$1“: დაწერეთ ერთ-ერთი: $2"],
  [/^"(.+)": Invalid input: .*received undefined$/, "„$1“ აკლია. დაამატეთ"],
  [/^"(.+)": (.+)$/, "„$1“ სწორი არ არის ($2)"],
  [
    /^questions for "(.+)", but no heading/,
    "კითხვები წერია ქვეთავისთვის „$1“, მაგრამ ასეთი ქვეთავი {#$1} არ არის. ერთ-ერთი შეასწორეთ",
  ],
  [/^(\{\{.+\}\}) is not in contacts\.yaml/, "$1 არ არის ფაილში contacts.yaml. დაამატეთ იქ ან შეასწორეთ სახელი"],
  [/^no \.md or \.txt file here/, "საქაღალდეში არ არის არც ერთი მასალა (.md ან .txt)"],
  [/^there is no such folder/, "ასეთი საქაღალდე არ არის"],
];

/** A problem of the knowledge for the staff chat: where, what, and how to mend it. */
export function problemInGeorgian({ file, line, message }: KnowledgeProblem): string {
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(message);
    if (!match) continue;
    const told = sentence.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
    return `${file}, სტრიქონი ${line}: ${told}.`;
  }
  return `${file}, სტრიქონი ${line}: ${message}`;
}
