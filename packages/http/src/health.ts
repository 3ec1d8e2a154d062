import { sendJson } from './respond.ts';
import type { Route } from './router.ts';

/** What a server says about itself. */
export interface Health {
  name: string;
  version: string;
  /** Changes when the schema that is served does. */
  schemaHash: string;
  /** Whether requests can be answered now. Default: always. */
  isReady?: () => boolean;
}

/** `/health/live`: the process runs. `/health/ready`: it should be sent requests; 503 when not. */
export function createHealthRoutes(health: Health, isDraining: () => boolean): Route[] {
  const describe = (status: string) => {
    const { name, version, schemaHash } = health;
    return { status, name, version, schemaHash };
  };
  const headers = { 'cache-control': 'no-store' };
  return [
    {
      method: 'GET',
      path: '/health/live',
      handle: (_request, response) => sendJson(response, 200, describe('live'), headers),
    },
    {
      method: 'GET',
      path: '/health/ready',
      handle: (_request, response) => {
        const isReady = !isDraining() && (health.isReady?.() ?? true);
        sendJson(response, isReady ? 200 : 503, describe(isReady ? 'ready' : 'unready'), headers);
      },
    },
  ];
}
