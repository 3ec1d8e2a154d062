import { inject } from 'vitest';

/**
 * Stands in for the suite's HTTP client: the suite knows its servers by fixed ports, 4000 for the gateway and 4001 for
 * products; here they have taken free ones.
 */
export default function fetchFromSuite(url: string, init: RequestInit): Promise<Response> {
  const { gateway, products } = inject('compatibilityUrls');
  return fetch(new URL(url).port === '4000' ? gateway : products, init);
}
