import { expect, test } from "vitest";
import { maskPersonalData } from "../../src/conversation/mask-personal-data.ts";

const PUBLIC = ["+995 32 2 40 10 10"];

test.each([
  "ჩემი პირადი ნომერია 01017012345",
  "01017-012345 არის ჩემი ნომერი",
  "IBAN GE29NB0000000101904917",
  "GE29 NB00 0000 0101 9049 17",
  "ბარათი 4111 1111 1111 1111",
  "карта 5555-5555-5555-4444",
  "passport 12AB34567",
  "паспорт № 70 1234567",
  "პასპორტის ნომერი: 1234567",
])("%s loses its number", (text) => {
  const { text: masked, masked: found } = maskPersonalData(text, PUBLIC);
  expect(found).toBe(true);
  expect(masked).not.toMatch(/\d{5}/);
  expect(masked).toContain("•••");
});

test.each([
  "როდის შეიქმნა კომისია, 2010 თუ 2011?",
  "სტრატეგია 2016-2020, 2021–2030",
  "სამდივნოს ტელეფონი +995 32 2 40 10 10",
  "032 2 40 10 10",
  "რა ნომერია 2 41 42 42?",
  "მეას-ის 9 უწყება, 4.8 მილიონი ევრო",
])("%s stays as it is", (text) => {
  expect(maskPersonalData(text, PUBLIC)).toEqual({ text, masked: false });
});
