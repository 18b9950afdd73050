/** Runs a step of the way of a question so that it can be watched from outside; steps stand within steps. */
export type Trace = <Result>(
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  run: (step: Trace) => Promise<Result>,
) => Promise<Result>;

/** Watches nothing and costs nothing. */
export const noTrace: Trace = (_name, _inputs, run) => run(noTrace);
