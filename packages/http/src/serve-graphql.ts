import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BaseContext } from '@apollo/server';
import { createErrorFormatter } from '@weedhounds/errors';
import { answerBrokenRequests } from './broken-requests.ts';
import { type CorsOptions, createCors } from './cors.ts';
import { type ConnectionLimits, createServer, type ServerTls, type Timeouts } from './create-server.ts';
import { createDrain } from './drain.ts';
import type { GraphQLRunner } from './graphql-answer.ts';
import { createGraphQLRoute } from './graphql-route.ts';
import { createHealthRoutes, type Health } from './health.ts';
import { listen } from './listen.ts';
import { Refusal } from './refusal.ts';
import { sendError } from './respond.ts';
import { findRoute, pathOf, type Route } from './router.ts';
import { createSecurityHeaders } from './security-headers.ts';

export interface ServeOptions<C extends BaseContext> {
  /** Already started. Its landing page should be disabled: Apollo's loads from a CDN. */
  apollo: GraphQLRunner<C>;
  /**
   * Makes one request's context, before its body is read. What it throws is the answer: a `Refusal` or `GraphError` with
   * its code, anything else as a defect. Headers it sets on the response stay.
   */
  context: (request: IncomingMessage, response: ServerResponse) => Promise<C>;
  /** Looks at every request before all else, preflights and pages included; a `Refusal` it throws is the answer. */
  guard?: (request: IncomingMessage) => void;
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
  limits?: Partial<ConnectionLimits>;
  /** Which web sites may ask. Default: browsers are told nothing, and preflights get 405. */
  cors?: CorsOptions | undefined;
  /** Whether browsers reach the server over HTTPS, through a proxy. Default false. */
  isBehindTls?: boolean;
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

/**
 * Serves GraphQL over HTTP at `/graphql`, and health checks, on plain `node:http`.
 *
 * @throws StartError naming the setting when the port or host cannot be had
 */
export async function serveGraphQL<C extends BaseContext>(options: ServeOptions<C>): Promise<HttpEndpoint> {
  const { apollo, context, guard, host, port, bodyLimitBytes = 2_000_000, health, routes = [] } = options;
  const { server, limits } = createServer(options);
  answerBrokenRequests(server, limits);
  const setSecurityHeaders = createSecurityHeaders({ isBehindTls: options.isBehindTls ?? false });
  const handleCors = options.cors && createCors(options.cors);
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
      setSecurityHeaders(request, response);
      checkHeaderCount(request, limits);
      guard?.(request);
      if (handleCors && pathOf(request) === '/graphql' && handleCors(request, response)) return;
      await findRoute(allRoutes, request).handle(request, response);
    } catch (error) {
      // Whoever has left is told nothing.
      if (response.destroyed || (request.destroyed && !request.complete)) return;
      if (response.headersSent) response.destroy();
      else sendError(response, error, formatDefect);
    }
  };
  server.on('request', (request, response) => void answer(request, response));

  const { url, port: boundPort } = await listen(server, host, port);
  return { url, port: boundPort, close: ({ graceMs = 10_000 } = {}) => drain.close(graceMs) };
}

/** The headers beyond the limit did not reach `request.headers`: what would be answered is not what was asked. */
function checkHeaderCount({ rawHeaders }: IncomingMessage, { maxHeaderCount }: ConnectionLimits): void {
  if (rawHeaders.length / 2 > maxHeaderCount) {
    throw new Refusal(431, `A request may have at most ${maxHeaderCount} headers; got ${rawHeaders.length / 2}.`);
  }
}
