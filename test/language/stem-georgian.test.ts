import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stemGeorgian } from "../../src/language/stem-georgian.ts";

const FAMILIES = [
  "საქართველო საქართველოს საქართველოში საქართველოდან საქართველოსთვის",
  "წელი წლის წელს წლიდან წლამდე",
  "თებერვალი თებერვალს თებერვლის თებერვალში",
  "სამდივნო სამდივნოს სამდივნოში სამდივნოსთან",
  "სტრატეგია სტრატეგიის სტრატეგიები სტრატეგიების სტრატეგიაში",
  "რეფორმა რეფორმის რეფორმას რეფორმები",
  "მოქალაქე მოქალაქის მოქალაქეები მოქალაქეებისთვის მოქალაქესთან",
  "განმარტება განმარტებანი განმარტების",
  "გაზეთი გაზეთნი გაზეთნო გაზეთებს",
  "სია სიის სიაში სიას სიები",
  "ხე ხის ხეს ხეები ხეზე",
  "სტატუსი სტატუსის სტატუსს სტატუსთან სტატუსში",
  "კრიზისი კრიზისთან კრიზისში",
  "პროცესი პროცესთან პროცესების",
  "ტრამვაი ტრამვაიში ტრამვაის",
  "თეფში თეფშის თეფშმა თეფშები",
  "ანგარიში ანგარიშს ანგარიშში ანგარიშები",
  "მაღალი მაღლის უმაღლესი უმაღლეს",
  "დონორი დონორმა დონორის",
  "ფორმა ფორმის ფორმამ",
  "მემკვიდრე მემკვიდრენი მემკვიდრის",
  "მინდორი მინდვრის მინდვრად",
];

test.each(FAMILIES)("the forms of one word share a key: %s", (forms) => {
  const keys = new Set(forms.split(" ").map(stemGeorgian));
  expect([...keys]).toHaveLength(1);
});

test.each([
  ["ავტორი", "ავტორთათვის"],
  ["მიგრანტი", "მიგრანტთაგან"],
  ["სურვილი", "სურვილისამებრ"],
  ["დანახვა", "დანახვისთანავე"],
  ["კომისია", "კომისიამაც"],
])("particles and joined postpositions are cut off: %s, %s", (lemma, form) => {
  expect(stemGeorgian(form)).toBe(stemGeorgian(lemma));
});

test.each([
  ["კომისია", "კომპონენტი"],
  ["ემიგრაცია", "იმიგრაცია"],
  ["მინისტრი", "სამინისტრო"],
  ["წიგნი", "წიგა"],
  ["შესვლა", "გასვლა"],
  ["გამა", "გამაში"],
  ["პრინცესა", "პრინცი"],
])("different words keep different keys: %s, %s", (one, other) => {
  expect(stemGeorgian(one)).not.toBe(stemGeorgian(other));
});

test("of a sample of real forms, nearly all share the key of their lemma", () => {
  const rows = readFileSync(new URL("lemmas-sample.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.split("\t"));
  const missed = rows.filter(([, form = "", lemma = ""]) => stemGeorgian(form) !== stemGeorgian(lemma));
  expect(rows).toHaveLength(200);
  expect(missed.length, missed.map(([, form]) => form).join(" ")).toBeLessThanOrEqual(4);
});
