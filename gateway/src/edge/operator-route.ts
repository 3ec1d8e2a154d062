import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphError } from '@weedhounds/errors';
import type { Route } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import { createJsonRoute, type JsonRouteOptions } from './json-route.ts';

/** Lets a request in: says who asks, and counts it. */
export type Admit = (request: IncomingMessage, response: ServerResponse) => Promise<GatewayContext>;

export interface OperatorRouteOptions<T> extends Omit<JsonRouteOptions<T>, 'authorize' | 'bodyLimit'> {
  admit: Admit;
  /** The scope that it takes, such as `operator:tokens`. */
  scope: string;
  /** What is done, as the beginning of a sentence: `Revoking tokens`. */
  deed: string;
}

/** Bytes of a body; what is asked for has fewer than a quarter of them. */
const bodyLimit = 4_096;

/** A `POST` of JSON for tokens with a scope. */
export function createOperatorRoute<T>({ admit, scope, deed, ...options }: OperatorRouteOptions<T>): Route {
  return createJsonRoute({
    ...options,
    bodyLimit,
    async authorize(request, response) {
      const { role, scopes } = (await admit(request, response)).viewer;
      if (role === 'STRANGER') throw new GraphError('UNAUTHENTICATED', `${deed} takes a token.`);
      if (!scopes.includes(scope)) throw new GraphError('FORBIDDEN', `${deed} takes the scope ${scope}.`);
    },
  });
}
