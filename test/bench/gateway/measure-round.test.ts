import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { areRivalsInstalled } from './install-rivals.ts';
import type { LoadName } from './loads.ts';
import { measureRound } from './measure-round.ts';
import { type LoadGenerator, startLoad } from './start-load.ts';

const canMeasure = process.platform === 'linux' && areRivalsInstalled();

it.skipIf(!canMeasure)('is on Linux with the rivals installed (npm run bench -- gateway --quick)', () => {
  expect(canMeasure).toBe(true);
});

describe.runIf(canMeasure)('measureRound', () => {
  let load: LoadGenerator;
  let server: Server;
  beforeAll(() => {
    load = startLoad();
  });
  afterAll(() => load.close());
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Measures this very process as a gateway that gives these answers, over subgraphs that are asked twice for each. */
  async function measure(name: LoadName, answer: (tag: string) => { status?: number; body: string }) {
    const tags: string[] = [];
    server = createServer(async (request: IncomingMessage, response) => {
      const { tag } = (JSON.parse(await text(request)) as { variables: { tag: string } }).variables;
      tags.push(tag);
      const { status = 200, body } = answer(tag);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const close = async () => {};
    const gateway = { name: 'ours' as const, url, pid: process.pid, close };
    const subgraphs = { pid: process.pid, urls: {}, count: async () => 2 * tags.length, close };
    const round = await measureRound(gateway, { load: name, round: 3, warmUp: 0.3, seconds: 0.5 }, { subgraphs, load });
    return { round, tags };
  }

  it('sends each request with a tag of its own, and counts what was answered', async () => {
    const { round, tags } = await measure('one connection', () => ({ body: '{"data":{}}' }));
    expect(new Set(tags).size).toBe(tags.length);
    expect(round).toMatchObject({ gateway: 'ours', load: 'one connection', round: 3 });
    expect(round.perSecond).toBeGreaterThan(0);
    expect(round.p99).toBeGreaterThanOrEqual(round.p50);
    expect(round.fetches).toBeCloseTo(2, 0);
  });

  it('sends requests that are all the same', async () => {
    const { tags } = await measure('small identical', () => ({ body: '{"data":{}}' }));
    expect(tags.length).toBeGreaterThan(50);
    // The first asked what the answer is.
    expect(new Set(tags.slice(1))).toEqual(new Set(['same']));
  });

  it('fails when an answer is not as long as the first one', async () => {
    const answer = (tag: string) => ({ body: tag === 'first' ? '{"data":{}}' : '{"data":null}' });
    await expect(measure('small unique', answer)).rejects.toThrow(
      /^ours failed \d+ requests of the load small unique, at first with a body of 13 characters: {"data":null}$/,
    );
  });

  it('fails when an answer is refused', async () => {
    const answer = (tag: string) => ({ body: '{"data":{}}', status: tag === 'first' ? 200 : 429 });
    await expect(measure('identical', answer)).rejects.toThrow('with status 429');
  });
});
