import { noTrace, type Trace } from "./trace.ts";

/** One trace that tells all of them. */
export function combineTraces(traces: readonly Trace[]): Trace {
  const [first, ...others] = traces;
  if (!first) return noTrace;
  if (others.length === 0) return first;
  const rest = combineTraces(others);
  return (name, inputs, run) =>
    first(name, inputs, (firstStep) => rest(name, inputs, (otherStep) => run(combineTraces([firstStep, otherStep]))));
}
