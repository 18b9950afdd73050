// Draws the README's picture from what the program really answers: node scripts/render-chat.ts > docs/chat.svg
import { answerQuestion } from "../src/conversation/answer-question.ts";
import { openSnapshot } from "../src/wiring.ts";

const QUESTIONS = [
  "vin aris komisiis tavmjdomare?",
  "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?",
  "Какой телефон у секретариата?",
  "What is the budget of the risk analysis group?",
];
const WIDTH = 860;
const LINE = 21;
const CHARACTERS = 92;

const escapeXml = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line.length + word.length > CHARACTERS) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

const snapshot = await openSnapshot("knowledge");
const rows: { text: string; colour: string }[] = [];
for (const question of QUESTIONS) {
  rows.push({ text: `› ${question}`, colour: "#7dd3fc" }, { text: "", colour: "" });
  const { text } = await answerQuestion(question, snapshot);
  for (const line of wrap(text)) rows.push({ text: line, colour: "#e2e8f0" });
  rows.push({ text: "", colour: "" });
}
const height = rows.length * LINE + 40;
const lines = rows
  .map(({ text, colour }, index) =>
    text === "" ? "" : `<text x="24" y="${40 + index * LINE}" fill="${colour}">${escapeXml(text)}</text>`,
  )
  .filter(Boolean);
process.stdout.write(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" role="img" aria-label="The terminal chat: four questions in four ways of writing and their answers">
<rect width="100%" height="100%" rx="10" fill="#0f172a"/>
<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Georgian', monospace" font-size="14">
${lines.join("\n")}
</g>
</svg>
`,
);
