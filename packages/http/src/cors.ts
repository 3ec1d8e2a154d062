import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';

export interface CorsOptions {
  /** Web sites whose scripts may ask and read the answers: `https://shop.example`. None when empty. */
  origins: readonly string[];
}

/** Seconds a browser may remember what a preflight said; Chromium's own limit. */
const preflightMaxAge = 7_200;

/**
 * Tells browsers which web sites may read the answers. Credentials are never allowed: tokens travel in a header that the
 * site's script sets, and no cookie means anything here.
 *
 * @returns a function that sets the headers, and answers preflights itself: true when it has
 */
export function createCors({ origins }: CorsOptions) {
  const handle = cors({
    origin: [...origins],
    methods: ['GET', 'POST'],
    exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'WWW-Authenticate'],
    maxAge: preflightMaxAge,
  });
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    let isAnswered = true;
    handle(request, response, () => {
      isAnswered = false;
    });
    return isAnswered;
  };
}
