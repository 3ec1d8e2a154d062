import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { catalogue } from './catalogue.ts';
import { codeOf, formatGraphError } from './format-graph-error.ts';

interface ErrorFormatterOptions {
  /** Name of the part that reports: `menu`, `gateway`. */
  service: string;
  /** Takes one line of JSON, newline included. Default: the process's stderr. */
  write?: (line: string) => void;
  now?: () => Date;
}

/**
 * `formatGraphError` that also logs each internal error as one line of JSON. An error that many fields share, such as a
 * failed batch, is logged once, with the first path it was met at.
 */
export function createErrorFormatter(options: ErrorFormatterOptions) {
  const { service, write = (line: string) => process.stderr.write(line), now = () => new Date() } = options;
  const logged = new WeakSet<object>();
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = codeOf(formatted, error);
    const origin = originOf(error);
    if (catalogue[code].audience === 'internal' && !logged.has(origin)) {
      logged.add(origin);
      const entry = {
        time: now().toISOString(),
        level: 'error',
        service,
        code,
        path: formatted.path,
        ...describe(origin),
      };
      write(`${JSON.stringify(entry)}\n`);
    }
    return formatGraphError(formatted, error);
  };
}

/** What was thrown, without GraphQL's wrappings. */
function originOf(error: unknown): Error {
  if (error instanceof GraphQLError && error.originalError) return originOf(error.originalError);
  return error instanceof Error ? error : new Error(String(error));
}

function describe(error: Error): Record<string, unknown> {
  const cause = error.cause instanceof Error ? describe(error.cause) : error.cause && { message: String(error.cause) };
  return { message: error.message, stack: error.stack, ...(cause ? { cause } : {}) };
}
