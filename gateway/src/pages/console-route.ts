import type { Route } from '@weedhounds/http';
import { findFile, sendFile } from './static-files.ts';

/**
 * What the console may do: run its own scripts and workers (Monaco makes workers from blobs and styles in place), and
 * talk to the host it came from. No other host.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** In place of the policy that every other answer has. */
const headers = { 'content-security-policy': contentSecurityPolicy };

const prefix = '/graphiql/';

/** Serves the built GraphiQL from a folder, at `/graphiql/`; says how to build it while the folder is missing. */
export function createConsoleRoutes(folder: string): Route[] {
  return [
    {
      method: 'GET',
      path: '/graphiql',
      handle: (_request, response) => void response.writeHead(308, { location: prefix }).end(),
    },
    {
      method: 'GET',
      path: `${prefix}*`,
      async handle(request, response) {
        const [path = ''] = (request.url ?? '').split('?', 1);
        const file = await findFile(folder, path.slice(prefix.length));
        if (file) return sendFile(file, response, headers);
        const isBuilt = (await findFile(folder, 'index.html')) !== null;
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', ...headers });
        response.end(isBuilt ? 'There is no such file.\n' : 'GraphiQL is not built. Build it with: npm run build\n');
      },
    },
  ];
}
