import type { IncomingMessage, ServerResponse } from 'node:http';
import { policyClassOf } from '@weedhounds/policy';
import type { GatewayContext, Viewer } from '../context.ts';
import { networkOf } from '../identity/addresses.ts';
import type { AddressOf } from './address-guard.ts';
import type { RateLimiter } from './create-rate-limiter.ts';
import { refuseRequest } from './over-budget.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

interface AdmissionOptions {
  identify: (request: IncomingMessage) => Promise<Viewer>;
  limiter: Pick<RateLimiter, 'requests'>;
  addressOf: AddressOf;
}

/**
 * Makes the function that lets a request in: it says who asks, counts the request, says in the answer's headers where the
 * caller stands, and makes the context. A request whose sender cannot be told counts against its address, so that tokens
 * cannot be tried out without end.
 *
 * The function throws Refusal 429 RATE_LIMITED beyond the limit, else what `identify` throws.
 */
export function createAdmission({ identify, limiter, addressOf }: AdmissionOptions) {
  async function count(caller: string, response: ServerResponse): Promise<void> {
    const { kind, standing } = await limiter.requests.take(caller, 1);
    if (standing === null) return;
    for (const [name, value] of Object.entries(rateLimitHeaders(standing))) response.setHeader(name, value);
    if (kind === 'denied') throw refuseRequest(standing);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<GatewayContext> => {
    let viewer: Viewer;
    try {
      viewer = await identify(request);
    } catch (error) {
      await count(networkOf(addressOf(request)), response);
      throw error;
    }
    await count(viewer.caller, response);
    return { viewer, policyClass: policyClassOf(toFacts(viewer)), signal: signalOf(response) };
  };
}

/** Aborted when the connection ends, or has ended, before the answer is written. */
function signalOf(response: ServerResponse): AbortSignal {
  if (response.destroyed) return AbortSignal.abort();
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  return leaving.signal;
}

function toFacts({ role, jurisdiction, age, patientOf }: Viewer) {
  return { role, jurisdiction: jurisdiction?.value ?? null, age: age?.value ?? null, patientOf };
}
