import { expect, test } from "vitest";
import { stemGeorgian } from "../../src/language/stem-georgian.ts";

const FAMILIES = [
  "საქართველო საქართველოს საქართველოში საქართველოდან საქართველოსთვის",
  "წელი წლის",
  "თებერვალი თებერვალს თებერვლის თებერვალში",
  "სამდივნო სამდივნოს სამდივნოში სამდივნოსთან",
  "სტრატეგია სტრატეგიის სტრატეგიები სტრატეგიების სტრატეგიაში",
  "რეფორმა რეფორმის რეფორმას რეფორმები",
  "მოქალაქე მოქალაქის მოქალაქეები მოქალაქეებისთვის",
  "განმარტება განმარტებანი განმარტების",
  "გაზეთი გაზეთნი გაზეთნო გაზეთებს",
];

test.each(FAMILIES)("the forms of one noun share a key: %s", (forms) => {
  const keys = new Set(forms.split(" ").map(stemGeorgian));
  expect([...keys]).toHaveLength(1);
});

test.each([
  ["კომისია", "კომპონენტი"],
  ["ემიგრაცია", "იმიგრაცია"],
  ["მინისტრი", "სამინისტრო"],
  ["წიგნი", "წიგა"],
])("different nouns keep different keys: %s, %s", (one, other) => {
  expect(stemGeorgian(one)).not.toBe(stemGeorgian(other));
});
