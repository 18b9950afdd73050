import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { checkKnowledge } from "../../src/knowledge/check-knowledge.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { detectDocumentLanguage } from "../../src/language/detect-language.ts";

test("the templates that staff are given are sound, as far as two languages can be", async () => {
  const page = await readFile("docs/secretariat.md", "utf8");
  const templates = [...page.matchAll(/```markdown\n([\s\S]*?)```/g)].map(([, template = ""]) => template);
  const folder = path.join(await mkdtemp(path.join(tmpdir(), "megzuri-staff-")), "knowledge");
  await cp("knowledge", folder, { recursive: true });
  for (const [index, language] of ["ka", "en"].entries())
    await writeFile(path.join(folder, language, "visas.md"), templates[index] ?? "");
  const problems = checkKnowledge(await loadKnowledge(folder, detectDocumentLanguage), new Date("2026-11-27"));
  expect(templates).toHaveLength(2);
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("ru/visas.md")]);
});
