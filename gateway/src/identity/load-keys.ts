import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { isSafeUrl } from './safe-url.ts';

export interface KeyLoaderOptions {
  issuer: string;
  /** Where the keys are; undefined asks the issuer. */
  jwksUrl: string | undefined;
  /** Milliseconds one document may take, body included. Default 3,000. */
  timeoutMs?: number;
  /** Bytes one document may have. Default 262,144. */
  byteLimit?: number;
}

const metadata = z.object({
  issuer: z.string(),
  jwks_uri: z.string().refine(isSafeUrl, { error: 'must be an https address' }),
});

/** What an entry holds is for jose to judge. */
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * Makes the function that loads an issuer's keys. Where they are is asked of the issuer (OpenID Connect Discovery 1.0) each
 * time it is not configured, so that it may move. Redirects are not followed.
 */
export function createKeyLoader(options: KeyLoaderOptions): () => Promise<JSONWebKeySet> {
  const { issuer, jwksUrl, timeoutMs = 3_000, byteLimit = 262_144 } = options;
  const fetchDocument = (url: string) => fetchJson(url, timeoutMs, byteLimit);

  async function discover(): Promise<string> {
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const found = metadata.parse(await fetchDocument(url));
    if (found.issuer !== issuer) throw new Error(`${url} is of another issuer: ${found.issuer}.`);
    return found.jwks_uri;
  }

  return async () => keySet.parse(await fetchDocument(jwksUrl ?? (await discover())));
}

async function fetchJson(url: string, timeoutMs: number, byteLimit: number): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json, application/jwk-set+json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`${url} answered ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > byteLimit) throw new Error(`${url} answered more than ${byteLimit} bytes.`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
