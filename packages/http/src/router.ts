import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

/** Something else to serve beside GraphQL. */
export interface Route {
  /** `GET` answers `HEAD` too. */
  method: 'GET' | 'POST';
  /** An exact path, `/graphiql`, or everything below one: `/graphiql/*`. */
  path: string;
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

/**
 * The route for a request: the first that fits.
 *
 * @throws Refusal 404 when no route has the path, 405 when none has the method
 */
export function findRoute(routes: readonly Route[], request: IncomingMessage): Route {
  const path = pathOf(request);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const onPath = routes.filter((route) => fits(route.path, path));
  if (onPath.length === 0) throw new Refusal(404, 'There is nothing at this path.');
  const route = onPath.find((candidate) => candidate.method === method);
  if (route) return route;
  const allowed = [...new Set(onPath.map((candidate) => candidate.method))].join(', ');
  throw new Refusal(405, `This path takes ${allowed}; got ${request.method}.`, { headers: { allow: allowed } });
}

/** The path as it came, still percent-encoded, without query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

function fits(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
