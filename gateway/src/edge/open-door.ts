import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import { createIdentify, type IdentityEvent } from '../identity/create-identify.ts';
import { createRevocationStore } from '../identity/create-revocation-store.ts';
import type { IdentitySettings } from '../identity/identity-settings.ts';
import { createRevocationRoute } from '../identity/revocation-route.ts';
import { createRevocations } from '../identity/revocations.ts';
import { quietLogger } from '../load/quiet-logger.ts';
import { createAddressGuard, createAddressReader } from './address-guard.ts';
import { createAdmission } from './admission.ts';
import type { CostBudget } from './budget.ts';
import { createRateLimiter } from './create-rate-limiter.ts';
import type { EdgeSettings } from './edge-settings.ts';

interface DoorOptions {
  identity: IdentitySettings;
  edge: EdgeSettings;
  /** The Redis of the counts. Default: this process's memory. */
  redisUrl?: string | undefined;
  /** The Redis of revoked tokens. Default: this process's memory. */
  revocationRedisUrl?: string | undefined;
}

/** What every request passes before it is read. */
export interface Door {
  /** Looks at the address, before all else. */
  guard: (request: IncomingMessage) => void;
  /** Says who asks, and counts the request. */
  admit: (request: IncomingMessage, response: ServerResponse) => Promise<GatewayContext>;
  /** What operations may cost each caller. */
  costBudget: CostBudget;
  /** Where tokens are revoked. */
  routes: Route[];
  close(): Promise<void>;
}

/** @throws SettingError when the development key cannot be read */
export async function openDoor({ identity, edge, redisUrl, revocationRedisUrl }: DoorOptions): Promise<Door> {
  const store = await createRevocationStore(revocationRedisUrl);
  const revocations = createRevocations({ store, leewayS: identity.leewayS });
  const limiter = await createRateLimiter({ ...edge.rateLimits, redisUrl, onStoreChange: logStoreChange });
  const identify = await createIdentify({ ...identity, revocations, onEvent: createEventLog() });
  const addressOf = createAddressReader(identity.trustedProxies);
  const admit = createAdmission({ identify, limiter, addressOf });
  return {
    guard: createAddressGuard(edge.addresses, addressOf),
    admit,
    costBudget: limiter.cost,
    routes: [createRevocationRoute({ admit, revocations })],
    async close() {
      await revocations.close();
      limiter.close();
    },
  };
}

/** Milliseconds for which a failure that each request meets again is not logged again. */
const quietMs = 60_000;

/** A refused token is the client's affair; what keeps the gateway from judging one is the operator's. */
function createEventLog(): (event: IdentityEvent) => void {
  const loggedAt = new Map<IdentityEvent['kind'], number>();
  return (event) => {
    const now = performance.now();
    if (event.kind === 'token-refused' || now - (loggedAt.get(event.kind) ?? Number.NEGATIVE_INFINITY) < quietMs)
      return;
    loggedAt.set(event.kind, now);
    quietLogger.warn(
      event.kind === 'keys-not-loaded'
        ? `The issuer's keys could not be loaded: ${event.cause}`
        : 'The store of revoked tokens does not answer; operators are refused meanwhile.',
    );
  };
}

function logStoreChange(isAnswering: boolean): void {
  if (isAnswering) quietLogger.warn('The store of rate limits answers again.');
  else quietLogger.warn('The store of rate limits does not answer; this gateway counts for itself meanwhile.');
}
