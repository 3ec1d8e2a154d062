import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { expect, it, vi } from 'vitest';
import { startGateway } from './start-gateway.ts';
import { composeShop } from './testing/shop-graph.ts';
import { startStandIn } from './testing/stand-in.ts';

it('a client that leaves takes its fetches with it, and leaves no word in the log', async () => {
  const subgraph = new EventEmitter<{ asked: [ServerResponse] }>();
  // It never answers.
  const ratings = await startStandIn((_request, response) => void subgraph.emit('asked', response));
  const supergraphSdl = composeShop('http://127.0.0.1:1/graphql', ratings.url);
  const gateway = await startGateway({ supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 });
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const asked = once(subgraph, 'asked') as Promise<[ServerResponse]>;
    const client = new AbortController();
    const answer = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ ratingCount }' }),
      signal: client.signal,
    });
    const [response] = await asked;
    const closed = once(response, 'close');
    client.abort();
    await expect(answer).rejects.toThrow('aborted');
    await closed;
    expect(response.writableFinished).toBe(false);
    // Whatever is still to be said of the request is said by then.
    await gateway.close();
    expect(logged.mock.calls).toEqual([]);
  } finally {
    logged.mockRestore();
    await gateway.close();
    await ratings.close();
  }
});
