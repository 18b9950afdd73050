import type { Block } from "./document.ts";
import { withoutOrders } from "./speaks-to-program.ts";

const ITEM = /^\s*(?:[-*•–]|\d+[.)])\s+(.*)$/u;

/**
 * Splits the lines of a section into paragraphs and lists. The last paragraph before a list, where it ends with a
 * colon, is the list's lead; it stands in the list block and not once more as a paragraph. Sentences that give orders to
 * a program are left out.
 */
export function parseBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];

  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: "paragraph", text: paragraph.join(" ") });
    paragraph = [];
  };
  const endList = () => {
    if (items.length === 0) return;
    const before = blocks.at(-1);
    const lead = before?.kind === "paragraph" && before.text.endsWith(":") ? before.text : "";
    if (lead !== "") blocks.pop();
    blocks.push({ kind: "list", lead, items });
    items = [];
  };

  for (const raw of lines) {
    const told = withoutOrders(raw);
    if (told.trim() === "" && raw.trim() !== "") continue;
    const line = told.trim();
    const item = ITEM.exec(told)?.[1];
    if (item !== undefined) {
      endParagraph();
      items.push(item.trim());
    } else if (line === "") {
      endParagraph();
    } else if (items.length > 0 && /^\s{2,}\S/.test(told)) {
      items.push(`${items.pop()} ${line}`);
    } else {
      endList();
      paragraph.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** The words of a block as plain text, list items on lines of their own. */
export function blockText(block: Block): string {
  if (block.kind === "paragraph") return block.text;
  const items = block.items.map((item) => `• ${item}`).join("\n");
  return block.lead === "" ? items : `${block.lead}\n${items}`;
}
