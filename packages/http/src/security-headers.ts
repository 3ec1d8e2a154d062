import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

export interface SecurityHeaderOptions {
  /** Whether browsers reach the server over HTTPS; they are then told to use nothing else for a year. */
  isBehindTls: boolean;
}

/**
 * Sets the headers that keep a browser from doing with an answer what it was not made for: running it, framing it,
 * guessing its type. A page says in its own `content-security-policy` what it needs.
 */
export function createSecurityHeaders({ isBehindTls }: SecurityHeaderOptions) {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: isBehindTls && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
  });
  return (request: IncomingMessage, response: ServerResponse): void => setHeaders(request, response, () => {});
}
