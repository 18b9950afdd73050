import { answerQuestion } from "../../src/conversation/answer-question.ts";
import type { Block, Passage } from "../../src/knowledge/document.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { buildSnapshot } from "../../src/retrieval/passage-index.ts";
import { figure, measureLatency, printTable, progress, timed } from "./measure.ts";
import { synthesize, synthesizeQueries } from "./synthetic-passages.ts";

/** Whole answers (read, find, extract) over the real knowledge and a synthetic folder grown around it. */
export async function benchAnswers(size: number): Promise<void> {
  progress(`answers: ${size} passages`);
  const real = await loadKnowledge("knowledge", () => "ka");
  const passages: Passage[] = [];
  for (const tokens of synthesize(size)) passages.push(syntheticPassage(passages.length, tokens));
  const documents = [
    ...real.documents,
    { path: "ka/synthetic.md", language: "ka" as const, title: "synthetic", kind: "text", passages },
  ];
  const { result: snapshot, took } = await timed(() => buildSnapshot({ ...real, documents }));
  const own = real.documents.flatMap((document) => document.passages).flatMap(({ questions }) => questions);
  const questions = [...own, ...synthesizeQueries(size, 300).map((words) => words.join(" "))];
  const latency = await measureLatency(questions, (question) => answerQuestion(question, snapshot));
  printTable(`Whole answers, ${size.toLocaleString("en")} passages`, [
    {
      "build s": figure(took / 1000),
      questions: String(questions.length),
      "p50 ms": figure(latency.p50),
      "p99 ms": figure(latency.p99),
    },
  ]);
}

function syntheticPassage(number: number, tokens: readonly string[]): Passage {
  const sentences = [tokens.slice(0, 20), tokens.slice(20, 40), tokens.slice(40)].map((words) => `${words.join(" ")}.`);
  const blocks: Block[] = sentences.map((text) => ({ kind: "paragraph", text }));
  return {
    document: "ka/synthetic.md",
    section: `section-${number}`,
    language: "ka",
    title: "synthetic",
    heading: tokens.slice(0, 3).join(" "),
    kind: "text",
    asOf: "2020",
    status: "current",
    source: { name: "synthetic" },
    questions: [],
    contacts: [],
    blocks,
    text: sentences.join(" "),
  };
}
