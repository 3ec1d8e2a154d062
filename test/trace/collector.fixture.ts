import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span as a process exported it. */
export interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** Empty or missing on a trace's root. */
  parentSpanId?: string;
}

interface ExportRequest {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: Omit<Span, 'service'>[] }[];
  }[];
}

/** One metric as a process exported it. */
export interface Metric {
  name: string;
  /** The values of its points, by attributes. */
  sum?: { dataPoints: { asInt?: string | number; asDouble?: number; attributes: unknown[] }[] };
}

interface MetricsRequest {
  resourceMetrics: { scopeMetrics: { metrics: Metric[] }[] }[];
}

/** A stand-in for an OpenTelemetry collector that takes spans and metrics as JSON over HTTP. */
export async function startCollector() {
  const spans: Span[] = [];
  const metrics = new Map<string, Metric>();
  const noteMetrics = (exported: MetricsRequest) => {
    for (const metric of readMetrics(exported)) metrics.set(metric.name, metric);
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    if (request.url === '/v1/metrics') noteMetrics(JSON.parse(text));
    if (request.url === '/v1/traces') spans.push(...readSpans(JSON.parse(text)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What has come so far. */
    spans,
    /** As they came last, by name. */
    metrics,
    close: () => server.close(),
  };
}

function readSpans({ resourceSpans }: ExportRequest): Span[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service })));
  });
}

function readMetrics({ resourceMetrics }: MetricsRequest): Metric[] {
  return resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
}
