import type { Route } from '@weedhounds/http';
import { z } from 'zod';
import { type Admit, createOperatorRoute } from '../edge/operator-route.ts';
import type { Revocations } from './revocations.ts';
import { lastSecond } from './token-claims.ts';

/** The scope that revoking takes. */
export const revocationScope = 'operator:tokens';

interface RevocationRouteOptions {
  admit: Admit;
  revocations: Revocations;
}

/**
 * `POST /tokens/revocations` with `{ "jti": "…", "expiresAt": <the token's exp, in seconds> }`: refuses a token from now
 * on. For tokens with the scope `operator:tokens`. 204 when it is kept; else errors in GraphQL's form with their status.
 */
export function createRevocationRoute({ admit, revocations }: RevocationRouteOptions): Route {
  return createOperatorRoute({
    admit,
    path: '/tokens/revocations',
    scope: revocationScope,
    deed: 'Revoking tokens',
    body: z.strictObject({
      jti: z.string().min(1).max(255),
      expiresAt: z.number().int().min(0).max(lastSecond),
    }),
    expected: '{ "jti": a text of 1 to 255 characters, "expiresAt": whole seconds since 1970 }',
    async handle({ jti, expiresAt }) {
      await revocations.revoke(jti, expiresAt);
      return undefined;
    },
  });
}
