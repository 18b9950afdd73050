// Draws docs/telegram.md's pictures from what the bot really sent to the Bot API emulator:
//   node scripts/render-telegram.ts        (needs Chromium: apt-get install chromium fonts-noto-core)
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BotApiEmulator, type SentMessage } from "../test/telegram/emulator/bot-api-emulator.ts";
import { Person } from "../test/telegram/emulator/person.ts";
import { startMegzuri } from "../test/telegram/start-megzuri.ts";

const CONVERSATIONS: Readonly<Record<string, readonly string[]>> = {
  ka: [
    "/start",
    "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?",
    "და ვინ უწევს კოორდინაციას?",
    "ra girs binadrobis nebartva",
  ],
  en: ["/start", "Who funded ENIGMMA and how much did it cost?", "Who coordinates the working group?", "/contacts"],
  ru: ["/start", "Чем занимается МОМ в Грузии?", "Я эмигрант и хочу вернуться в Грузию, к кому обратиться?", "/topics"],
};
const WIDTH = 460;

const emulator = await new BotApiEmulator().start();
const bot = await startMegzuri(emulator);
const folder = path.join(import.meta.dirname, "../docs/telegram");
mkdirSync(folder, { recursive: true });
let id = 10;
for (const [language, lines] of Object.entries(CONVERSATIONS)) {
  const person = new Person(emulator, { id: ++id, language });
  const bubbles: string[] = [];
  for (const line of lines) {
    const before = person.messages.length;
    bubbles.push(`<div class="mine">${escapeHtml(line)}</div>`);
    await person.ask(line);
    for (const message of person.messages.slice(before)) bubbles.push(renderMessage(message));
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), "megzuri-page-")), "page.html");
  writeFileSync(file, page(bubbles.join("\n")));
  screenshot(file, path.join(folder, `${language}.png`));
  process.stderr.write(`docs/telegram/${language}.png\n`);
}
await bot.stop();
await emulator.stop();

function renderMessage(message: SentMessage): string {
  const html = (message.parse_mode === "HTML" ? message.raw : escapeHtml(message.raw)).replaceAll("\n", "<br>");
  const rows = (message.reply_markup?.inline_keyboard ?? []).map(
    (row) => `<div class="row">${row.map(({ text }) => `<span>${escapeHtml(text)}</span>`).join("")}</div>`,
  );
  return `<div class="theirs">${html.replaceAll(/(<br>)+<blockquote/g, "<blockquote")}</div>${rows.join("")}`;
}

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
html { overflow: hidden; }
body { margin: 0; padding: 14px; width: ${WIDTH - 28}px; background: #d5e4c8; font: 15px/1.35 "Noto Sans", "Noto Sans Georgian", "DejaVu Sans", sans-serif; }
.mine, .theirs { max-width: 86%; width: fit-content; padding: 8px 11px; margin: 6px 0; border-radius: 12px; }
.mine { margin-left: auto; background: #e3ffd0; } .theirs { background: #fff; }
blockquote { margin: 8px 0 0; padding: 5px 9px; border-left: 3px solid #4b9be0; background: #eef5fc; border-radius: 5px; font-size: 13px; }
.row { display: flex; gap: 4px; width: 86%; margin: 3px 0; } .row span { flex: 1; background: #7d9a76cc; color: #fff; text-align: center; padding: 7px 4px; border-radius: 9px; font-size: 13px; }
a { color: #2678b6; }</style>${body}`;
}

/** Measures the page first, so that the picture ends where it does. */
function screenshot(file: string, picture: string): void {
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--user-data-dir=${mkdtempSync(path.join(tmpdir(), "megzuri-chromium-"))}`,
  ];
  const measure = `<script>document.title = document.documentElement.scrollHeight</script>`;
  writeFileSync(`${file}.measure.html`, readFileSync(file, "utf8") + measure);
  const dom = execFileSync(
    "chromium",
    [...flags, `--window-size=${WIDTH},200`, "--dump-dom", `file://${file}.measure.html`],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? 1200);
  execFileSync(
    "chromium",
    [...flags, `--window-size=${WIDTH},${height}`, `--screenshot=${picture}`, `file://${file}`],
    { stdio: "ignore" },
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
