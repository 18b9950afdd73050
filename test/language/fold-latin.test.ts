import { expect, test } from "vitest";
import { foldGeorgian, foldLatin } from "../../src/language/fold-latin.ts";

test.each([
  ["სამუშაო", "samushao samuSao"],
  ["წლიდან", "wlidan tslidan clidan"],
  ["საქართველოში", "saqartveloshi sakartveloshi saqarTveloSi"],
  ["ხელშეკრულება", "xelshekruleba khelshekruleba xelSekruleba"],
  ["ჯგუფი", "jgufi jgupi"],
  ["ჩამოყალიბდა", "chamoyalibda chamokalibda Camoyalibda"],
  ["ღირს", "girs ghirs"],
])("%s is found however it is typed: %s", (georgian, typed) => {
  for (const word of typed.split(" ")) expect(foldLatin(word), word).toBe(foldGeorgian(georgian));
});
