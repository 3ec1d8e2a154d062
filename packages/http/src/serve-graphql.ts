import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { createErrorFormatter } from '@weedhounds/errors';
import { createServer, type ServerTls } from './create-server.ts';
import { createDrain } from './drain.ts';
import { createGraphQLRoute } from './graphql-route.ts';
import { createHealthRoutes, type Health } from './health.ts';
import { listen } from './listen.ts';
import { Refusal } from './refusal.ts';
import { sendError, sendRefusal } from './respond.ts';
import { findRoute, type Route } from './router.ts';

export interface ServeOptions<C extends BaseContext> {
  /** Already started. Its landing page should be disabled: Apollo's loads from a CDN. */
  apollo: ApolloServer<C>;
  /** Makes one request's context. */
  context: (request: IncomingMessage) => Promise<C>;
  /** The address to listen on. */
  host: string;
  /** The port to listen on; 0 takes a free one. */
  port: number;
  /** Most bytes of a request's body. Default 2 MB; beyond it: 413. */
  bodyLimitBytes?: number;
  health: Health;
  /** What else is served, beside `/graphql` and `/health/…`. */
  routes?: readonly Route[];
  timeouts?: Partial<Timeouts>;
  /** For HTTPS with certificates on both sides. Default: plain HTTP. */
  tls?: ServerTls | undefined;
}

/** A server that listens. */
export interface HttpEndpoint {
  /** Where it is reached, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql` below it. */
  url: string;
  port: number;
  /**
   * Unready at once; requests in flight finish; then the server is closed.
   *
   * @param options.graceMs milliseconds after which what still runs is cut off. Default 10,000.
   */
  close(options?: { graceMs?: number }): Promise<void>;
}

/** How long a client may take; all in milliseconds. */
export interface Timeouts {
  /** For a request's headers to come in. Beyond it: 408. Default 10,000. */
  headersTimeout: number;
  /** For the whole request to come in. Beyond it: 408. Default 30,000. */
  requestTimeout: number;
  /** That an idle connection is kept. Default 65,000: a load balancer usually gives up after a minute, so it is first. */
  keepAliveTimeout: number;
  /** Between two looks at the first two. Default 5,000. */
  connectionsCheckingInterval: number;
}

const defaultTimeouts: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Serves GraphQL over HTTP at `/graphql`, and health checks, on plain `node:http`.
 *
 * @throws StartError naming the setting when the port or host cannot be had
 */
export async function serveGraphQL<C extends BaseContext>(options: ServeOptions<C>): Promise<HttpEndpoint> {
  const { apollo, context, host, port, bodyLimitBytes = 2_000_000, health, routes = [], timeouts, tls } = options;
  const server = createServer({ ...defaultTimeouts, ...timeouts }, tls);
  const drain = createDrain(server);
  const graphql = createGraphQLRoute({ apollo, context, bodyLimitBytes });
  const allRoutes: Route[] = [
    ...createHealthRoutes(health, drain.isDraining),
    { method: 'GET', path: '/graphql', handle: graphql },
    { method: 'POST', path: '/graphql', handle: graphql },
    ...routes,
  ];
  const formatDefect = createErrorFormatter({ service: health.name });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await findRoute(allRoutes, request).handle(request, response);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      if (response.headersSent) response.destroy();
      else if (error instanceof Refusal) sendRefusal(response, error);
      else sendError(response, 500, formatDefect({ message: '' }, error));
    }
  };
  server.on('request', (request, response) => void answer(request, response));

  const { url, port: boundPort } = await listen(server, host, port);
  return { url, port: boundPort, close: ({ graceMs = 10_000 } = {}) => drain.close(graceMs) };
}
