/** Median and tail of many runs, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Times each call after a warm-up of a tenth of them. */
export async function measureLatency<Input>(
  inputs: readonly Input[],
  run: (input: Input) => unknown,
): Promise<Latency> {
  for (const input of inputs.slice(0, Math.ceil(inputs.length / 10))) await run(input);
  const times: number[] = [];
  for (const input of inputs) {
    const start = performance.now();
    const result = run(input);
    if (result instanceof Promise) await result;
    times.push(performance.now() - start);
  }
  return percentiles(times);
}

export function percentiles(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Runs once; the result and how long it took, in milliseconds. */
export async function timed<Result>(run: () => Result | Promise<Result>): Promise<{ result: Result; took: number }> {
  const start = performance.now();
  const result = await run();
  return { result, took: performance.now() - start };
}

/** A table for people: columns as wide as their longest cell. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = (column: string) => Math.max(column.length, ...rows.map((row) => row[column]?.length ?? 0));
  const line = (cell: (column: string) => string) =>
    columns.map((column) => cell(column).padEnd(width(column))).join("  ");
  const body = [line((column) => column), ...rows.map((row) => line((column) => row[column] ?? ""))];
  process.stdout.write(`\n${title}\n${body.join("\n")}\n`);
}

/** Three significant digits. */
export function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

export function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}
