import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/conversation/answer-question.ts";
import type { Snapshot } from "../../src/retrieval/passage-index.ts";
import { openSnapshot } from "../../src/wiring.ts";

let snapshot: Snapshot;

beforeAll(async () => {
  snapshot = await openSnapshot("knowledge");
});

describe("an emergency gets the emergency number before anything else", () => {
  test.each([
    "ჩემს ქმარს ცუდად გაუხდა გული",
    "bebia ugonod aris, ra vqna",
    "My daughter fainted, who do I call?",
    "the house is on fire",
    "Муж без сознания, что делать",
  ])("%s", async (question) => {
    expect((await answerQuestion(question, snapshot)).text).toContain("112");
  });
});

describe("what was typed on the other keyboard is read as it was meant", () => {
  test.each([
    ["rjulf cjplfyf rjvbccbz", "ru", "2010"],
    ["црут цфы еру сщььшыышщт уыефидшырув", "en", "2010"],
  ])("%s", async (question, language, fact) => {
    const outcome = await answerQuestion(question, snapshot);
    expect(outcome).toMatchObject({ kind: "answered", language });
    expect(outcome.text).toContain(fact);
  });

  test.each(["ra girs viza", "rodis shekmnes komisia", "qwerty uiop asdf"])("but %s is not", async (question) => {
    expect((await answerQuestion(question, snapshot)).language).not.toBe("ru");
  });
});

describe("a figure that stands near is no answer", () => {
  test.each([
    ["the day of a date is no count", "How many stateless people live in Georgia?"],
    ["the same in Georgian", "რამდენი მოქალაქეობის არმქონე პირი ცხოვრობს საქართველოში?"],
    ["the budget of a project is not the price of a visa", "ვიზა რა ღირს?"],
    ["nor in English", "how much is a visa"],
    ["another group's year is not the year of its head", "Who headed the commission in 2014?"],
    ["nor in Russian", "Кто возглавлял комиссию в 2015 году?"],
  ])("%s: %s", async (_, question) => {
    expect((await answerQuestion(question, snapshot)).kind).not.toBe("answered");
  });
});

test.each([
  ["А С КАКОГО ГОДА МОМ РАБОТАЕТ В ГРУЗИИ", "1993"],
  ["who leads the commission", "Ministry of Justice"],
  ["რა დროიდან არსებობს მიგრაციის კომისია", "2010"],
  ["when was phase two of the EU project", "2015"],
])("%s is answered with %s", async (question, fact) => {
  expect((await answerQuestion(question, snapshot)).text).toContain(fact);
});

describe("when something was founded is told of that very thing or not at all", () => {
  test.each(["When was the Ministry of Justice founded?", "Когда создали Министерство юстиции?", "Когда основали ЕС?"])(
    "%s",
    async (question) => {
      expect((await answerQuestion(question, snapshot)).kind).not.toBe("answered");
    },
  );
});

test.each(["თქვენი ტელეფონი მითხარით", "What is your e-mail?", "ваш телефон"])(
  "%s: where nobody is named, the secretariat is meant",
  async (question) => {
    expect((await answerQuestion(question, snapshot)).text).toContain("scmi-secretariat@sda.gov.ge");
  },
);

describe("who leads a thing is not told by a list of what it does", () => {
  test.each([
    "who heads the secretariat",
    "ვინ ხელმძღვანელობს სამდივნოს?",
    "кто возглавляет секретариат?",
    "vin xelmdzgvanelobs samdivnos",
  ])("%s", async (question) => {
    expect((await answerQuestion(question, snapshot)).kind).toBe("unanswered");
  });

  test.each([
    ["ვინ ხელმძღვანელობს კომისიას", "იუსტიციის სამინისტრო"],
    ["who heads the working group on integration", "coordinated by the Ministry"],
    ["кто ведёт сайт комиссии", "ведёт секретариат"],
  ])("but %s is", async (question, fact) => {
    expect((await answerQuestion(question, snapshot)).text).toContain(fact);
  });
});

describe("whoever comes home says from where, and is helped; another country's affairs are not told", () => {
  test.each([
    ["моя сестра вернулась из Польши после 10 лет, нужна психологическая помощь", "МОМ"],
    ["ჩემი ძმა იტალიიდან ბრუნდება, ვინ დაეხმარება?", "მიგრაციის საერთაშორისო ორგანიზაცია"],
    ["My mother came back from Greece, who helps her?", "International Organization for Migration"],
  ])("%s", async (question, fact) => {
    const outcome = await answerQuestion(question, snapshot);
    expect(outcome.kind).toBe("answered");
    expect(outcome.text).toContain(fact);
  });

  test.each([
    "Who chairs the migration commission of Armenia?",
    "სომხეთის მიგრაციის კომისია როდის შეიქმნა?",
    "сколько грузин вернулось из Польши в 2019 году",
  ])("%s", async (question) => {
    expect((await answerQuestion(question, snapshot)).kind).not.toBe("answered");
  });
});

test("a name is told where it is the subject, also under its working group", async () => {
  for (const question of ["ra aris umas", "რა არის მეას?", "What is UMAS?", "Что такое ЕАСМД?"])
    expect((await answerQuestion(question, snapshot)).citations, question).toMatchObject([{ section: "umas" }]);
});
