import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counts what the process does, for Prometheus. No label ever holds anything of a person. */
export interface Metrics {
  answered(outcome: string, language: string, seconds: number): void;
  received(count: number): void;
  text(): Promise<string>;
}

/**
 * @param waiting how many updates are taken and not answered yet
 * @param mailsWaiting how many mails are owed to the secretariat and to askers
 */
export function createMetrics(waiting: () => number, mailsWaiting: () => Promise<number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "megzuri_answers_total",
    help: "Questions answered, by outcome and language",
    labelNames: ["outcome", "language"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "megzuri_answer_seconds",
    help: "Time to write an answer",
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 20],
    registers: [registry],
  });
  const updates = new Counter({ name: "megzuri_updates_total", help: "Updates received", registers: [registry] });
  new Gauge({
    name: "megzuri_inbox_waiting",
    help: "Updates stored and not answered yet",
    registers: [registry],
    collect() {
      this.set(waiting());
    },
  });
  new Gauge({
    name: "megzuri_mails_waiting",
    help: "E-mails that are owed and not taken by the mail server yet",
    registers: [registry],
    async collect() {
      this.set(await mailsWaiting());
    },
  });
  return {
    answered(outcome, language, took) {
      answers.inc({ outcome, language });
      seconds.observe(took);
    },
    received: (count) => updates.inc(count),
    text: () => registry.metrics(),
  };
}
