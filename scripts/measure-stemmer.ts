// Measures the Georgian stemmer on a table of word forms: node scripts/measure-stemmer.ts FILE.tsv [--misses N]
// Columns: set, form, lemma, part of speech; lines in # are skipped. Recall: share of inflected forms that get their lemma's key.
// Wrong merges: share of distinct lemmas whose key another lemma has too.
import { readFileSync } from "node:fs";
import { stemGeorgian } from "../src/language/stem-georgian.ts";

const [file, flag, count] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("name a table: node scripts/measure-stemmer.ts FILE.tsv\n");
  process.exit(1);
}
const rows = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .map((line) => line.split("\t"));

for (const set of new Set(rows.map((row) => row[0]))) {
  const lemmas = new Set<string>();
  const misses: string[] = [];
  let inflected = 0;
  for (const [, form = "", lemma = ""] of rows.filter((row) => row[0] === set)) {
    lemmas.add(lemma);
    if (form === lemma) continue;
    inflected += 1;
    if (stemGeorgian(form) !== stemGeorgian(lemma)) {
      misses.push(`${form} → ${stemGeorgian(form)}, ${lemma} → ${stemGeorgian(lemma)}`);
    }
  }
  const byKey = new Map<string, string[]>();
  for (const lemma of lemmas) byKey.set(stemGeorgian(lemma), [...(byKey.get(stemGeorgian(lemma)) ?? []), lemma]);
  const merged = [...byKey.values()].filter((group) => group.length > 1);
  const recall = (100 * (inflected - misses.length)) / inflected;
  const wrong = (100 * merged.flat().length) / lemmas.size;
  process.stdout.write(
    `${set}\trecall ${recall.toFixed(2)} %\twrong merges ${wrong.toFixed(2)} %\t${inflected} forms\n`,
  );
  if (flag === "--misses") {
    process.stdout.write(`${misses.slice(0, Number(count)).join("\n")}\n`);
    process.stdout.write(
      `${merged
        .slice(0, Number(count))
        .map((group) => group.join(" = "))
        .join("\n")}\n`,
    );
  }
}
