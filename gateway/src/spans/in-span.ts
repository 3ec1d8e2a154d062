import { tracingChannel } from 'node:diagnostics_channel';

/** A span as it is announced. */
export interface AnnouncedSpan {
  name: string;
  /** Those that stand there when it ends. */
  attributes: Readonly<Record<string, string | number>>;
}

/** Name of the tracing channel on which each step of a request is published, as a promise. */
export const spanChannel = 'weedhounds:gateway:span';

const spans = tracingChannel<unknown, AnnouncedSpan>(spanChannel);

/** Whether anybody listens. */
export const isTraced = (): boolean => spans.start.hasSubscribers;

/** Runs a step of a request, and announces when it begins and ends to whoever listens; to nobody, it costs nothing. */
export function inSpan<T>(name: string, attributes: AnnouncedSpan['attributes'], run: () => Promise<T>): Promise<T> {
  return spans.start.hasSubscribers ? spans.tracePromise(run, { name, attributes }) : run();
}
