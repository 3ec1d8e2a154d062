import { tracingChannel } from 'node:diagnostics_channel';
import type { Span, TracerProvider } from '@opentelemetry/api';

/** The tracing channel on which a gateway publishes each planning: its name is the agreement between the two. */
const planChannel = 'weedhounds:gateway:plan';

interface Planning {
  operationName?: string | undefined;
  error?: unknown;
}

/** Leaves a span `gateway.plan` for each planning of a gateway, below the span it is asked for in. */
export function tracePlannings(provider: TracerProvider): void {
  const tracer = provider.getTracer('weedhounds-gateway');
  const spans = new WeakMap<object, Span>();
  tracingChannel<unknown, Planning>(planChannel).subscribe({
    start(planning) {
      const { operationName } = planning;
      const attributes = operationName === undefined ? {} : { 'graphql.operation.name': operationName };
      spans.set(planning, tracer.startSpan('gateway.plan', { attributes }));
    },
    end() {},
    asyncStart() {},
    asyncEnd: (planning) => spans.get(planning)?.end(),
    error(planning) {
      const span = spans.get(planning);
      span?.recordException(planning.error instanceof Error ? planning.error : String(planning.error));
      // 2 is ERROR: the API is only loaded where the SDK is.
      span?.setStatus({ code: 2 });
    },
  });
}
