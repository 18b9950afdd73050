import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/knowledge/language.ts";
import { createTranslator } from "../../src/telegram/translator.ts";

const source = "src/telegram";
const idsOf = (language: string) =>
  [...readFileSync(path.join(source, `locales/${language}.ftl`), "utf8").matchAll(/^([a-z][a-z-]*) =/gm)].map(
    ([, id]) => id as string,
  );

test("the three languages have the same messages", () => {
  for (const language of LANGUAGES) expect(idsOf(language)).toEqual(idsOf("ka"));
});

test("every message that the code names exists, and none is left that no code names", () => {
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(source, name), "utf8"))
    .join("\n");
  const named = [...code.matchAll(/(?:say\(\w+, |translate\(\w+, )"([a-z-]+)"/g)].map(([, id]) => id);
  expect(idsOf("ka")).toEqual(expect.arrayContaining(named));
  const unused = idsOf("ka").filter((id) => !named.includes(id) && !/^(?:command|feedback|kind)-/.test(id));
  expect(unused).toEqual([]);
});

test("no text of the interface shouts, and Georgian and Russian address people politely", () => {
  for (const language of LANGUAGES) {
    const text = readFileSync(path.join(source, `locales/${language}.ftl`), "utf8");
    expect(text).not.toContain("!");
    expect(text).not.toMatch(/(?<!\p{L})(?:შენ|შენი|ты|твой|тебе)(?!\p{L})/u);
  }
});

test("figures take the form that the language asks for", () => {
  const translate = createTranslator();
  expect(translate("ru", "privacy", { days: 90 })).toContain("90 дней");
  expect(translate("ru", "privacy", { days: 21 })).toContain("21 день");
  expect(translate("ka", "privacy", { days: 90 })).toContain("90 დღე");
});
