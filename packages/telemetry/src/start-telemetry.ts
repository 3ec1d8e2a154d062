import { createRequire } from 'node:module';
import type * as ApiModule from '@opentelemetry/api';
import type * as ContextModule from '@opentelemetry/context-async-hooks';
import type * as ExporterModule from '@opentelemetry/exporter-trace-otlp-http';
import type * as GraphQLInstrumentationModule from '@opentelemetry/instrumentation-graphql';
import type * as HttpInstrumentationModule from '@opentelemetry/instrumentation-http';
import type * as UndiciInstrumentationModule from '@opentelemetry/instrumentation-undici';
import type * as SdkModule from '@opentelemetry/sdk-node';
import type * as PrismaInstrumentationModule from '@prisma/instrumentation';
import { meterGateway } from './meter-gateway.ts';
import { storageOf } from './storage-of.ts';
import { traceGateway } from './trace-gateway.ts';

export interface Telemetry {
  /** Sends what has not been sent. Never fails. */
  stop(): Promise<void>;
}

/**
 * Exports spans and metrics by OTLP over HTTP when `OTEL_EXPORTER_OTLP_ENDPOINT` is set, the SDK's other variables observed; else loads
 * nothing and does nothing.
 * It patches modules as they load, so it must run before those that are to leave spans: it is a main file's first import.
 *
 * @param serviceName the process's name in its spans; `OTEL_SERVICE_NAME` goes before it
 */
export function startTelemetry(serviceName: string): Telemetry {
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return { stop: async () => {} };
  // Loaded synchronously: an import would let the modules that follow load first, unpatched.
  const load = createRequire(import.meta.url);
  const { NodeSDK } = load('@opentelemetry/sdk-node') as typeof SdkModule;
  const { OTLPTraceExporter } = load('@opentelemetry/exporter-trace-otlp-http') as typeof ExporterModule;
  const { HttpInstrumentation } = load('@opentelemetry/instrumentation-http') as typeof HttpInstrumentationModule;
  const { UndiciInstrumentation } = load('@opentelemetry/instrumentation-undici') as typeof UndiciInstrumentationModule;
  const { GraphQLInstrumentation } = load(
    '@opentelemetry/instrumentation-graphql',
  ) as typeof GraphQLInstrumentationModule;
  const { PrismaInstrumentation } = load('@prisma/instrumentation') as typeof PrismaInstrumentationModule;

  const { ROOT_CONTEXT, metrics, trace } = load('@opentelemetry/api') as typeof ApiModule;
  const { AsyncLocalStorageContextManager } = load('@opentelemetry/context-async-hooks') as typeof ContextModule;

  const contextManager = new AsyncLocalStorageContextManager();
  const sdk = new NodeSDK({
    contextManager,
    serviceName: process.env.OTEL_SERVICE_NAME ?? serviceName,
    traceExporter: new OTLPTraceExporter(),
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/health/') === true }),
      // A call that belongs to no request, such as a report, is nobody's trace.
      new UndiciInstrumentation({ requireParentforSpans: true }),
      new GraphQLInstrumentation({ mergeItems: true, ignoreTrivialResolveSpans: true }),
      new PrismaInstrumentation(),
    ],
  });
  sdk.start();
  meterGateway(metrics);
  traceGateway(trace, storageOf(contextManager), ROOT_CONTEXT);
  return { stop: () => sdk.shutdown().catch(() => {}) };
}
