import type { IncomingMessage } from 'node:http';
import { type Route, sendJson } from '@weedhounds/http';

interface HomeOptions {
  version: string;
  /** Shown above the links, for instance that the data is a demonstration. */
  notice?: string | undefined;
}

/** The page has its style in itself and loads nothing. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const places = [
  { path: '/graphiql/', name: 'graphiql', what: 'Write and run queries in the browser' },
  { path: '/graphql', name: 'graphql', what: 'The GraphQL endpoint, for POST and GET' },
  { path: '/health/live', name: 'live', what: 'Whether the process runs' },
  { path: '/health/ready', name: 'ready', what: 'Whether requests are answered, and the schema that is served' },
] as const;

/** `/`: says where things are, as a page or, to those who ask for it, as JSON. */
export function createHomeRoute({ version, notice }: HomeOptions): Route {
  const summary = {
    name: 'WeedHounds Graph',
    version,
    ...(notice && { notice }),
    ...Object.fromEntries(places.map(({ name, path }) => [name, path])),
  };
  const page = renderPage(version, notice);
  return {
    method: 'GET',
    path: '/',
    handle(request, response) {
      if (!wantsHtml(request)) return sendJson(response, 200, summary, { vary: 'accept' });
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy,
        vary: 'accept',
      });
      response.end(page);
    },
  };
}

/** True when the request names HTML, as browsers do, and does not put JSON before it. */
function wantsHtml({ headers: { accept = '' } }: IncomingMessage): boolean {
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html !== -1 && (json === -1 || html < json);
}

function renderPage(version: string, notice: string | undefined): string {
  const links = places.map(({ path, what }) => `<dt><a href="${path}">${path}</a></dt><dd>${what}.</dd>`).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>WeedHounds Graph</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}dd{margin:0 0 .75rem}</style>
<h1>WeedHounds Graph</h1>
<p>One GraphQL endpoint for legal cannabis data. Version ${escapeHtml(version)}.</p>
${notice ? `<p><strong>${escapeHtml(notice)}</strong></p>` : ''}
<dl>
${links}
</dl>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
