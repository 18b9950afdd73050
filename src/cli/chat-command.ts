import { createInterface } from "node:readline/promises";
import type { Answer } from "../conversation/answer-question.ts";
import type { Snapshot } from "../retrieval/passage-index.ts";
import { LONGEST_QUESTION } from "./question-line.ts";

const WELCOME = `მეგზური · Megzuri · Мегзури
დაწერეთ კითხვა ქართულად, ინგლისურად ან რუსულად. · Ask in Georgian, English or Russian. · Задайте вопрос.
(/quit ან Ctrl+D — გასვლა · to leave · чтобы выйти)
`;

/** The terminal chat: a question a line, until the input ends. */
export async function chatCommand(
  current: () => Snapshot,
  answer: Answer,
  { input, output }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream & { isTTY?: boolean } },
): Promise<void> {
  const colour = (code: number, text: string) => (output.isTTY === true ? `\u001b[${code}m${text}\u001b[0m` : text);
  const terminal = createInterface({ input, output, terminal: output.isTTY === true });
  output.write(`${WELCOME}\n`);
  terminal.setPrompt(colour(36, "› "));
  terminal.prompt();
  for await (const line of terminal) {
    const question = line.trim();
    if (question === "/quit") break;
    if (question !== "") {
      const { text } = await answer(question.slice(0, LONGEST_QUESTION), current());
      output.write(`\n${text}\n\n`);
    }
    terminal.prompt();
  }
  terminal.close();
}
