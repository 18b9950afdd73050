import { expect, test } from "vitest";
import { foldGeorgian, foldLatin } from "../../src/language/fold-latin.ts";

test.each([
  ["სამუშაო", "samushao samuSao"],
  ["წლიდან", "wlidan tslidan clidan"],
  ["საქართველოში", "saqartveloshi sakartveloshi saqarTveloSi sakartveloSi"],
  ["ხელშეკრულება", "xelshekruleba khelshekruleba xelSekruleba"],
  ["ჯგუფი", "jgufi jgupi"],
  ["ჩამოყალიბდა", "chamoyalibda chamokalibda Camoyalibda"],
  ["ღირს", "girs ghirs"],
  ["შესაძლებელია", "shesadzlebelia SesaZlebelia shesazlebelia"],
  ["ჟურნალი", "zhurnali jurnali Jurnali"],
  ["ბრძოლა", "brdzola brZola"],
])("%s is found however it is typed: %s", (georgian, typed) => {
  for (const word of typed.split(" ")) expect(foldLatin(word), word).toBe(foldGeorgian(georgian));
});

test.each([
  ["სად", "Sad SAD"],
  ["სამუშაო", "Samushao SAMUSHAO"],
  ["შეიძლება", "Sheidzleba SHEIDZLEBA"],
  ["ჩემი", "Chemi"],
  ["წლიდან", "Wlidan Tslidan"],
  ["სექტემბერი", "Seqtemberi Sektemberi"],
  ["ცენტრი", "Centri"],
  ["რა", "Ra"],
])("a capital that only begins a sentence changes nothing: %s, %s", (georgian, typed) => {
  for (const word of typed.split(" ")) expect(foldLatin(word), word).toBe(foldGeorgian(georgian));
});

test.each([
  ["შემდეგ", "Semdeg"],
  ["შესვლა", "Sesvla"],
  ["შვილი", "Svili"],
  ["ჩემი", "Cemi"],
  ["ჩვენი", "Cveni"],
  ["ღამით", "RamiT"],
])("a capital typed with the shift key of the Georgian keyboard is its letter: %s, %s", (georgian, typed) => {
  expect(foldLatin(typed)).toBe(foldGeorgian(georgian));
});
