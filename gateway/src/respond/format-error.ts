import { createErrorFormatter } from '@weedhounds/errors';
import type { GraphQLFormattedError } from 'graphql';

/** Apollo Server's `formatError`: internal errors are logged and redacted; what @apollo/gateway adds for Apollo goes. */
export function createGatewayErrorFormatter() {
  const format = createErrorFormatter({ service: 'gateway' });
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { serviceName: _, ...extensions } = formatted.extensions ?? {};
    return format({ ...formatted, extensions }, error);
  };
}
