import { expect, it } from 'vitest';
import { answering, startStandIn } from '../../gateway/src/testing/stand-in.ts';
import { tellGateway } from './tell-gateway.ts';

it.each([
  ['lab', 'strain'],
  ['strains', 'strain'],
  ['retailers', 'dispensary'],
  ['menu', 'menu'],
  ['jurisdictions', 'dispensary'],
] as const)('an import of %s purges what is kept of %s', async (kind, subgraph) => {
  const gateway = await startStandIn(answering({}));
  const requests: unknown[] = [];
  const purge = async (request: unknown) => {
    requests.push(request);
    return '1 entry was purged from its memory.';
  };
  expect(await tellGateway(kind, gateway.url, purge)).toBe('1 entry was purged from its memory.');
  expect(requests).toEqual([{ by: { subgraph }, mode: 'HARD' }]);
  await gateway.close();
});

it('goes without a gateway, and says what one elsewhere must be told', async () => {
  const purge = () => Promise.reject(new Error('It was asked.'));
  expect(await tellGateway('lab', 'http://127.0.0.1:1', purge)).toBe(
    'No gateway runs at http://127.0.0.1:1. One that runs elsewhere must be told: npm run cache:purge -- --subgraph strain',
  );
});

it('goes with one that refuses, and says so', async () => {
  const gateway = await startStandIn(answering({}));
  const purge = () => Promise.reject(new Error('Purging the cache takes the scope operator:cache.'));
  expect(await tellGateway('menu', gateway.url, purge)).toContain('keeps may be older than this import. Purging the');
  await gateway.close();
});
