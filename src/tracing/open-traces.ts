import type { Callbacks } from "@langchain/core/callbacks/manager";
import { combineTraces } from "./combine-traces.ts";
import { noTrace, type Trace } from "./trace.ts";

export interface TraceSettings {
  readonly LANGSMITH_TRACING?: string | undefined;
  readonly LANGCHAIN_TRACING_V2?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined;
}

export interface OpenTraces {
  readonly trace: Trace;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}

/**
 * Sets up what watches the way of a question: LangSmith where `LANGSMITH_TRACING` is set, OpenTelemetry where
 * `OTEL_EXPORTER_OTLP_ENDPOINT` (or that of traces) is, both by their own standard variables, and any callback handlers.
 * Nothing is loaded that is not set.
 *
 * @param settings says what is switched on; the libraries read their own variables beyond that
 */
export async function openTraces(dependencies: {
  readonly settings: TraceSettings;
  readonly mask: (text: string) => string;
  readonly callbacks?: Callbacks | undefined;
}): Promise<OpenTraces> {
  const { settings, mask, callbacks } = dependencies;
  const traces: Trace[] = [];
  const closing: (() => Promise<void>)[] = [];
  const langSmith = settings.LANGSMITH_TRACING === "true" || settings.LANGCHAIN_TRACING_V2 === "true";
  if (langSmith || callbacks !== undefined) {
    const { createLangChainTrace } = await import("./langchain-trace.ts");
    const handlers = Array.isArray(callbacks) ? [...callbacks] : (callbacks?.handlers ?? []);
    if (langSmith) {
      const { LangChainTracer } = await import("@langchain/core/tracers/tracer_langchain");
      const { awaitAllCallbacks } = await import("@langchain/core/callbacks/promises");
      handlers.push(new LangChainTracer());
      closing.push(awaitAllCallbacks);
    }
    const trace = createLangChainTrace(handlers, mask);
    if (trace) traces.push(trace);
  }
  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) {
    const { startOpenTelemetry } = await import("./start-open-telemetry.ts");
    const { trace, close } = await startOpenTelemetry();
    traces.push(trace);
    closing.push(close);
  }
  return {
    trace: traces.length === 0 ? noTrace : combineTraces(traces),
    async close() {
      for (const close of closing) await close();
    },
  };
}
