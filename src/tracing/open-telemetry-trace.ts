import { type Context, context, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { Trace } from "./trace.ts";

/** Makes a span of every step. What people wrote stays out of it: a span tells how long, not what. */
export function createOpenTelemetryTrace(tracer: Tracer, parent: Context = context.active()): Trace {
  return async (name, _inputs, run) => {
    const span = tracer.startSpan(`megzuri.${name}`, {}, parent);
    try {
      return await run(createOpenTelemetryTrace(tracer, trace.setSpan(parent, span)));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name });
      throw error;
    } finally {
      span.end();
    }
  };
}
