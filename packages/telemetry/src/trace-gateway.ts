import type { AsyncLocalStorage } from 'node:async_hooks';
import { tracingChannel } from 'node:diagnostics_channel';
import type { Attributes, Context, Span, TraceAPI } from '@opentelemetry/api';

/** The tracing channel on which a gateway publishes the steps of each request: its name is the agreement between the two. */
const spanChannel = 'weedhounds:gateway:span';

interface AnnouncedSpan {
  name: string;
  attributes: Attributes;
  error?: unknown;
}

/** Leaves a span for each step of a gateway's requests; what happens during a step is below it. */
export function traceGateway(trace: TraceAPI, storage: AsyncLocalStorage<Context>, root: Context): void {
  const tracer = trace.getTracer('weedhounds-gateway');
  const spans = new WeakMap<object, Span>();
  const channel = tracingChannel<Context, AnnouncedSpan>(spanChannel);
  channel.start.bindStore(storage, (step) => {
    const parent = storage.getStore() ?? root;
    const span = tracer.startSpan(step.name, { attributes: step.attributes }, parent);
    spans.set(step, span);
    return trace.setSpan(parent, span);
  });
  channel.asyncEnd.subscribe((step) => {
    // What is only known at the end stands there now.
    spans
      .get(step as AnnouncedSpan)
      ?.setAttributes((step as AnnouncedSpan).attributes)
      .end();
  });
  channel.error.subscribe((step) => {
    const { error } = step as AnnouncedSpan;
    const span = spans.get(step as AnnouncedSpan);
    span?.recordException(error instanceof Error ? error : String(error));
    // 2 is ERROR: the API is only loaded where the SDK is.
    span?.setStatus({ code: 2 });
  });
}
