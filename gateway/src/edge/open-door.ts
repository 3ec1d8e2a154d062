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
  /** What several gateways share: counts and revoked tokens. Default: this process's memory. */
  redisUrl?: string | undefined;
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
export async function openDoor({ identity, edge, redisUrl }: DoorOptions): Promise<Door> {
  const revocations = createRevocations({ store: await createRevocationStore(redisUrl), leewayS: identity.leewayS });
  const limiter = await createRateLimiter({ ...edge.rateLimits, redisUrl, onStoreChange: logStoreChange });
  const identify = await createIdentify({ ...identity, revocations, onEvent: logEvent });
  const addressOf = createAddressReader(identity.trustedProxies);
  return {
    guard: createAddressGuard(edge.addresses, addressOf),
    admit: createAdmission({ identify, limiter, addressOf }),
    costBudget: limiter.cost,
    routes: [createRevocationRoute({ identify, revocations })],
    async close() {
      await revocations.close();
      limiter.close();
    },
  };
}

/** A refused token is the client's affair; what keeps the gateway from judging one is the operator's. */
function logEvent(event: IdentityEvent): void {
  if (event.kind === 'keys-not-loaded') quietLogger.warn(`The issuer's keys could not be loaded: ${event.cause}`);
  if (event.kind === 'revocations-not-read') {
    quietLogger.warn('The store of revoked tokens does not answer; operators are refused meanwhile.');
  }
}

function logStoreChange(isAnswering: boolean): void {
  if (isAnswering) quietLogger.warn('The store of rate limits answers again.');
  else quietLogger.warn('The store of rate limits does not answer; this gateway counts for itself meanwhile.');
}
