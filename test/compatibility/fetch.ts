import { signedHeaders } from '@weedhounds/subgraph/testing';
import { inject } from 'vitest';

/**
 * Stands in for the suite's HTTP client: the suite knows its servers by fixed ports, 4000 for the gateway and 4001 for
 * products; here they have taken free ones, and products wants its calls signed.
 */
export default function fetchFromSuite(url: string, init: RequestInit): Promise<Response> {
  const { gateway, products } = inject('compatibilityUrls');
  if (new URL(url).port === '4000') return fetch(gateway, init);
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(signedHeaders('products'))) headers.set(name, value);
  return fetch(products, { ...init, headers });
}
