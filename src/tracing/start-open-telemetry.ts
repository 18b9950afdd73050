import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { createOpenTelemetryTrace } from "./open-telemetry-trace.ts";
import type { OpenTraces } from "./open-traces.ts";

/** Sends spans by OTLP over HTTP; the exporter and the resource read the standard `OTEL_*` variables. */
export async function startOpenTelemetry(): Promise<OpenTraces> {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "megzuri" }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  return {
    trace: createOpenTelemetryTrace(provider.getTracer("megzuri")),
    close: () => provider.shutdown(),
  };
}
