// Delivers updates to a webhook as Telegram would, in a process that does nothing else, and prints how long each waited for
// its 200, in milliseconds: webhook-load.ts PORT SECRET RATE WARM COUNT CHATS QUESTION
import { Agent } from "undici";

const [port, secret = "", rate, warm, count, chats, question] = process.argv.slice(2);
const agent = new Agent({ connections: 64 });
const waits: number[] = [];
const posts: Promise<void>[] = [];

async function post(id: number): Promise<void> {
  const chat = { id: 1 + (id % Number(chats)), type: "private" };
  const from = { ...chat, is_bot: false, first_name: "Nino" };
  const begun = performance.now();
  const { body } = await agent.request({
    origin: `http://127.0.0.1:${port}`,
    path: "/telegram",
    method: "POST",
    headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
    body: JSON.stringify({ update_id: id, message: { message_id: id, date: 1, chat, from, text: question } }),
  });
  await body.dump();
  if (id >= Number(warm)) waits.push(performance.now() - begun);
}

const begun = performance.now();
for (let id = 0; id < Number(warm) + Number(count); id++) {
  const due = begun + (id * 1000) / Number(rate);
  const early = due - performance.now();
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  posts.push(post(id));
}
await Promise.all(posts);
process.stdout.write(JSON.stringify(waits));
await agent.close();
