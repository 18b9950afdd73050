import { type Answer, answerQuestion } from "../../src/conversation/answer-question.ts";
import { BotApiEmulator } from "../../test/telegram/emulator/bot-api-emulator.ts";
import { Person } from "../../test/telegram/emulator/person.ts";
import { startMegzuri } from "../../test/telegram/start-megzuri.ts";
import { figure, percentiles, printTable, progress } from "./measure.ts";

const QUESTION = "როდის შეიქმნა ინტეგრაციის სამუშაო ჯგუფი?";
const SLOW = "რა არის მიგრაციის კომისია?";
const OTHERS = 100;
const FLOOD_A_SECOND = 1000;
const FLOOD_CHUNK = 20;

/** How long somebody waits for the first line of an answer while others keep the bot busy; the emulator answers at once. */
export async function benchWaits(): Promise<void> {
  const emulator = await new BotApiEmulator().start();
  const answer: Answer = async (question, snapshot, options) => {
    if (question === SLOW) await new Promise((resolve) => setTimeout(resolve, 5000));
    return answerQuestion(question, snapshot, options);
  };
  const bot = await startMegzuri(emulator, { answer });
  const people = Array.from(
    { length: OTHERS },
    (_, index) => new Person(emulator, { id: 100 + index, language: "ka" }),
  );
  const waitsOf = async (): Promise<number[]> => {
    const waits: number[] = [];
    for (const person of people) {
      const begun = performance.now();
      await person.ask(QUESTION);
      waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return waits;
  };
  const rows: { while: string; waits: number[] }[] = [];

  progress("waits: nothing else");
  await waitsOf();
  rows.push({ while: "nothing else", waits: await waitsOf() });
  progress("waits: a 5-second answer of another person");
  new Person(emulator, { id: 1, language: "ka" }).say(SLOW);
  rows.push({ while: "a 5-second answer of another person", waits: await waitsOf() });
  progress("waits: a flood of another chat");
  const flooding = new Person(emulator, { id: 2, language: "ka" });
  const flood = setInterval(
    () => {
      for (let index = 0; index < FLOOD_CHUNK; index++) flooding.say(QUESTION);
    },
    (1000 * FLOOD_CHUNK) / FLOOD_A_SECOND,
  );
  rows.push({
    while: `${FLOOD_A_SECOND.toLocaleString("en")} messages a second from one chat`,
    waits: await waitsOf(),
  });
  clearInterval(flood);
  await bot.stop();
  await emulator.stop();
  printTable(
    `Telegram: how long ${OTHERS} others wait for their answers`,
    rows.map(({ while: meanwhile, waits }) => {
      const { p50, p99 } = percentiles(waits);
      return { while: meanwhile, "p50 ms": figure(p50), "p99 ms": figure(p99), "most ms": figure(Math.max(...waits)) };
    }),
  );
}
