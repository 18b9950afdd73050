// Draws docs/telegram.md's pictures from what the bot really sent to the Bot API emulator:
//   node scripts/render-telegram.ts        (needs Chromium: apt-get install chromium fonts-noto-core)
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EscalationLoop } from "../test/escalation/escalation-loop.ts";
import type { TakenMail } from "../test/mail/mail-host.ts";
import type { SentMessage } from "../test/telegram/emulator/bot-api-emulator.ts";

/** What a person writes, presses, or gets from the secretariat. */
type Step = string | { readonly press: string } | { readonly secretariat: string };

const CONVERSATIONS: Readonly<Record<string, { readonly language: string; readonly steps: readonly Step[] }>> = {
  ka: {
    language: "ka",
    steps: [
      "/start",
      "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?",
      "და ვინ უწევს კოორდინაციას?",
      "ra girs binadrobis nebartva",
    ],
  },
  en: {
    language: "en",
    steps: [
      "/start",
      "Who funded ENIGMMA and how much did it cost?",
      "Who coordinates the working group?",
      "/contacts",
    ],
  },
  ru: {
    language: "ru",
    steps: [
      "/start",
      "Чем занимается МОМ в Грузии?",
      "Я эмигрант и хочу вернуться в Грузию, к кому обратиться?",
      "/topics",
    ],
  },
  "secretariat-ka": {
    language: "ka",
    steps: [
      "რა ღირს ბინადრობის ნებართვა?",
      { press: "ამ კითხვის გაგზავნა სამდივნოში" },
      { press: "თანახმა ვარ, გაგზავნეთ" },
      { secretariat: "ნებართვის საფასური ვადაზეა დამოკიდებული. ზუსტ თანხას მომსახურების სააგენტოში გეტყვიან." },
    ],
  },
  "secretariat-en": {
    language: "en",
    steps: [
      "How much does a residence permit cost?",
      { press: "Send this question to the secretariat" },
      { press: "I agree, send it" },
      { secretariat: "The fee depends on the term. The Service Agency will tell you the exact sum." },
    ],
  },
  "secretariat-ru": {
    language: "ru",
    steps: [
      "Сколько стоит вид на жительство?",
      { press: "Отправить этот вопрос в секретариат" },
      { press: "Даю согласие, отправить" },
      { secretariat: "Сбор зависит от срока. Точную сумму вам назовут в Агентстве обслуживания." },
    ],
  },
};
const WIDTH = 460;
const MAIL_WIDTH = 640;

const loop = await EscalationLoop.start({ imap: false });
const folder = path.join(import.meta.dirname, "../docs/telegram");
mkdirSync(folder, { recursive: true });
for (const [name, { language, steps }] of Object.entries(CONVERSATIONS)) {
  const person = loop.person(language);
  const bubbles: string[] = [];
  for (const step of steps) {
    const before = person.messages.length;
    const edits = editsOf(person.messages);
    if (typeof step === "string") {
      bubbles.push(`<div class="mine">${escapeHtml(step)}</div>`);
      await person.ask(step);
    } else if ("press" in step) {
      person.press(step.press);
      await loop.emulator.until(() => person.messages.length > before || editsOf(person.messages) > edits);
    } else {
      loop.replyInChat(await loop.told("staff", "კითხვა (ენა:"), step.secretariat);
      await loop.told(person, step.secretariat);
      loop.emulator.messages.splice(loop.emulator.messages.indexOf(await loop.told("staff", "კითხვა (ენა:")), 1);
    }
    if (editsOf(person.messages) > edits) {
      // The draft became what was sent: both are shown.
      const edited = person.messages.findLast(({ edits: count }) => count > 0);
      if (edited) bubbles.push(renderMessage(edited));
    }
    for (const message of person.messages.slice(before)) bubbles.push(renderMessage(message));
  }
  draw(page(bubbles.join("\n")), path.join(folder, `${name}.png`), WIDTH);
}
const mail = await loop.host.until(() => loop.host.taken.find(({ subject }) => subject.includes("How much")));
draw(mailPage(mail), path.join(folder, "mail.png"), MAIL_WIDTH);
await loop.stop();

function editsOf(messages: readonly SentMessage[]): number {
  return messages.reduce((sum, { edits }) => sum + edits, 0);
}

function mailPage({ subject, from, to, html }: TakenMail): string {
  const head = `<div style="background:#eee;padding:10px;font:14px sans-serif"><b>${escapeHtml(subject)}</b><br>${escapeHtml(from)} → ${escapeHtml(to)}</div>`;
  return `<!doctype html><meta charset="utf-8"><style>html{overflow:hidden}body{margin:0;width:${MAIL_WIDTH}px;background:#fff;font-family:"Noto Sans","Noto Sans Georgian",sans-serif!important}.m{padding:4px 14px 14px}</style>${head}<div class="m">${html}</div>`;
}

function renderMessage(message: SentMessage): string {
  const html = (message.parse_mode === "HTML" ? message.raw : escapeHtml(message.raw)).replaceAll("\n", "<br>");
  const rows = (message.reply_markup?.inline_keyboard ?? []).map(
    (row) => `<div class="row">${row.map(({ text }) => `<span>${escapeHtml(text)}</span>`).join("")}</div>`,
  );
  return `<div class="theirs">${html.replaceAll(/(<br>)+<blockquote/g, "<blockquote").replaceAll(/<\/blockquote>(<br>)+/g, "</blockquote><br>")}</div>${rows.join("")}`;
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

/** Draws a page; it is measured first, so that the picture ends where it does. */
function draw(html: string, picture: string, width: number): void {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "megzuri-page-")), "page.html");
  writeFileSync(file, html);
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
    [...flags, `--window-size=${width},200`, "--dump-dom", `file://${file}.measure.html`],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? 1200);
  execFileSync(
    "chromium",
    [...flags, `--window-size=${width},${height}`, `--screenshot=${picture}`, `file://${file}`],
    { stdio: "ignore" },
  );
  process.stderr.write(`${path.relative(process.cwd(), picture)}\n`);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
