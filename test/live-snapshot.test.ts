import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { answerQuestion } from "../src/conversation/answer-question.ts";
import { openLiveSnapshot } from "../src/live-snapshot.ts";
import { openSnapshot } from "../src/wiring.ts";

async function open() {
  const folder = await mkdtemp(path.join(tmpdir(), "megzuri-live-"));
  await cp("knowledge", folder, { recursive: true });
  const broken: string[] = [];
  const swapped: boolean[] = [];
  const live = await openLiveSnapshot(folder, {
    open: openSnapshot,
    onBroken: (error) => void broken.push(error.message),
    onSwapped: (_, mended) => void swapped.push(mended),
  });
  return { folder, live, broken, swapped };
}

test("a saved file is live within two seconds", async () => {
  const { folder, live } = await open();
  const file = path.join(folder, "en/enigmma.md");
  await writeFile(file, (await readFile(file, "utf8")).replaceAll("4.8 million", "5.1 million"));
  await vi.waitFor(
    async () => {
      const { text } = await answerQuestion("What was the budget of ENIGMMA?", live.current());
      expect(text).toContain("5.1 million");
    },
    { timeout: 2000 },
  );
  await live.close();
});

test("a broken file leaves the last good state serving, is reported, and once again when mended", async () => {
  const { folder, live, broken, swapped } = await open();
  const file = path.join(folder, "ka/iom.md");
  const good = await readFile(file, "utf8");
  await writeFile(file, good.replace("status: current", "status: sometimes"));
  await vi.waitFor(() => expect(broken).toHaveLength(1), { timeout: 2000 });
  expect(broken[0]).toMatch(/ka\/iom\.md:7: "status": /);
  expect((await answerQuestion("რომელი წლიდან მუშაობს IOM საქართველოში?", live.current())).text).toContain("1993");
  await writeFile(file, good);
  await vi.waitFor(() => expect(swapped).toEqual([true]), { timeout: 2000 });
  await live.close();
});
