import { describe, expect, it, onTestFinished } from 'vitest';
import { catalogueShops, optionsOf } from './catalogue-shops.ts';
import type { StandIn, StandInKind, StandInOptions } from './stand-in.ts';
import { startStandIn } from './start-stand-in.ts';

async function start(kind: StandInKind, options: Partial<StandInOptions> = {}) {
  const [first] = catalogueShops(kind);
  if (!first) throw new Error('expected a shop');
  const standIn = await startStandIn(kind, { ...optionsOf([first]), ...options });
  onTestFinished(() => standIn.close());
  return { standIn, shopKey: first.shopKey };
}

/** A call that the stand-in answers with a list. */
function askPos(standIn: StandIn, path = '/products', key = standIn.environment.DUTCHIE_POS_KEYS?.split('=')[1]) {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  return fetch(`${standIn.url}${path}`, { headers: { authorization } });
}

function askOcs(standIn: StandIn, shopKey: string, query = '') {
  return fetch(`${standIn.url}/collections/${shopKey}/products.json${query}`);
}

function control(standIn: StandIn, path: string, body?: object) {
  const post = { method: 'POST', body: JSON.stringify(body) };
  return fetch(`${standIn.url}/__stand-in/${path}`, body && post);
}

describe('a stand-in', () => {
  it('counts its calls by path and shop, refused ones among them', async () => {
    const { standIn, shopKey } = await start('dutchie-pos');
    await askPos(standIn);
    await askPos(standIn);
    await askPos(standIn, '/reporting/inventory');
    await askPos(standIn, '/products', 'wrong');
    await askPos(standIn, '/nothing');
    expect(standIn.calls()).toEqual([
      { path: '/products', shopKey, calls: 2, refused: 0 },
      { path: '/reporting/inventory', shopKey, calls: 1, refused: 0 },
      { path: '/products', shopKey: null, calls: 1, refused: 0 },
      { path: 'unknown', shopKey: null, calls: 1, refused: 0 },
    ]);
    expect(standIn.callCount()).toBe(5);
    standIn.resetCalls();
    expect(standIn.callCount()).toBe(0);
  });

  it('refuses a caller without a key, one with a wrong key, and a path there is not', async () => {
    const pos = await start('dutchie-pos');
    expect((await fetch(`${pos.standIn.url}/products`)).status).toBe(401);
    expect((await askPos(pos.standIn, '/products', 'wrong')).status).toBe(403);
    expect((await askPos(pos.standIn, '/nothing')).status).toBe(404);
    const jane = await start('jane');
    const search = (headers: Record<string, string>) =>
      fetch(`${jane.standIn.url}/1/indexes/menu-products-production/query`, { method: 'POST', headers, body: '{}' });
    expect((await search({})).status).toBe(401);
    const wrong = { 'x-algolia-application-id': 'STANDIN', 'x-algolia-api-key': 'wrong' };
    expect((await search(wrong)).status).toBe(403);
    const ocs = await start('ocs');
    expect((await askOcs(ocs.standIn, 'nowhere')).status).toBe(404);
  });

  it('takes as many calls as Dutchie takes, then says for how long it takes none', async () => {
    let now = 1_800_000_000_000;
    const { standIn } = await start('dutchie-pos', { now: () => now });
    const statuses = async (path: string, count: number) => {
      const answers = [];
      for (let call = 0; call < count; call++) answers.push(await askPos(standIn, path));
      return answers;
    };
    const reports = await statuses('/reporting/inventory', 61);
    expect(reports.filter(({ status }) => status === 200)).toHaveLength(60);
    now += 20_000;
    const products = await statuses('/products', 121);
    expect(products.filter(({ status }) => status === 200)).toHaveLength(120);
    expect(products.at(-1)?.headers.get('retry-after')).toBe('60');
    expect((await askPos(standIn, '/reporting/inventory')).headers.get('retry-after')).toBe('40');
    now += 40_000;
    expect((await askPos(standIn, '/reporting/inventory')).status).toBe(200);
  });

  it('says nothing of how long where the provider does not', async () => {
    const { standIn, shopKey } = await start('ocs', { limits: [{ calls: 1, perMs: 1000 }], now: () => 5 });
    await askOcs(standIn, shopKey);
    const refused = await askOcs(standIn, shopKey);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    const jane = await start('jane', { limits: [{ calls: 0, perMs: 1000 }], now: () => 5 });
    const silent = await fetch(`${jane.standIn.url}/v1/stores/${jane.shopKey}`);
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('gives no larger page than the provider gives', async () => {
    const { standIn, shopKey } = await start('ocs', { maxPageSize: 7 });
    const lengthOf = async (query: string) => {
      const { products } = (await (await askOcs(standIn, shopKey, query)).json()) as { products: unknown[] };
      return products.length;
    };
    expect([await lengthOf('?limit=1000'), await lengthOf('?limit=3'), await lengthOf('?page=99')]).toEqual([7, 3, 0]);
  });

  it('sends 60 MB and more where it is told to', async () => {
    const { standIn, shopKey } = await start('ocs');
    standIn.fail('large-body');
    const body = await (await askOcs(standIn, shopKey)).arrayBuffer();
    expect(body.byteLength).toBeGreaterThanOrEqual(60 * 1024 * 1024);
  });

  it('takes its time for every answer, until it is told to take none', async () => {
    const { standIn, shopKey } = await start('ocs', { latencyMs: 3_600_000 });
    const late = askOcs(standIn, shopKey).then(
      () => 'answered',
      () => 'broken off',
    );
    while (standIn.callCount() === 0) await new Promise(setImmediate);
    standIn.setLatency(0);
    const prompt = askOcs(standIn, shopKey).then(({ status }) => status);
    expect(await Promise.race([late, prompt])).toBe(200);
    await standIn.close();
    expect(await late).toBe('broken off');
  });

  it('answers 400 to a body that it cannot read', async () => {
    const { standIn } = await start('jane');
    const url = `${standIn.url}/1/indexes/menu-products-production/query`;
    expect((await fetch(url, { method: 'POST', body: '{"page":' })).status).toBe(400);
  });

  it('listens where it is told to', async () => {
    const { standIn } = await start('ocs');
    const port = Number(new URL(standIn.url).port);
    await standIn.close();
    const again = await start('ocs', { port });
    expect(again.standIn.url).toBe(`http://127.0.0.1:${port}`);
  });

  it('closes though a call hangs', async () => {
    const { standIn, shopKey } = await start('ocs');
    standIn.fail('hang');
    const hanging = askOcs(standIn, shopKey).catch((error: Error) => error.name);
    while (standIn.callCount() === 0) await new Promise(setImmediate);
    await standIn.close();
    expect(await hanging).toBe('TypeError');
  });
});

describe('a fault', () => {
  it('befalls as many calls as it is for, and only those it is for', async () => {
    const { standIn, shopKey } = await start('ocs');
    standIn.fail('server-error', { times: 2, when: { page: 1 } });
    const statuses = [];
    for (const page of [1, 2, 2, 2]) statuses.push((await askOcs(standIn, shopKey, `?page=${page}`)).status);
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  it('is taken back', async () => {
    const { standIn, shopKey } = await start('ocs');
    standIn.fail('server-error', { times: 5 });
    standIn.mend();
    expect((await askOcs(standIn, shopKey)).status).toBe(200);
  });

  it('is refused by name where there is none such, or it is for no call', async () => {
    const { standIn } = await start('ocs');
    expect(() => standIn.fail('fire' as 'hang')).toThrow(/^fault must be one of .*; got fire\.$/);
    expect(() => standIn.fail('hang', { times: 0 })).toThrow('times must be a whole number from 1; got 0.');
  });
});

describe('the control of a stand-in', () => {
  it('switches faults and shows calls, itself not counted', async () => {
    const { standIn, shopKey } = await start('ocs');
    const posted = await control(standIn, 'faults', { fault: 'server-error', times: 2, when: { shopKey } });
    const pending = { fault: 'server-error', timesLeft: 2, when: { shopKey }, delayMs: 1000 };
    expect(await posted.json()).toEqual({ pending: [pending] });
    expect((await askOcs(standIn, shopKey)).status).toBe(500);
    expect(await (await control(standIn, 'calls')).json()).toEqual({
      calls: [{ path: '/collections/products.json', shopKey, calls: 1, refused: 0 }],
    });
    const { pending: left, known } = (await (await control(standIn, 'faults')).json()) as Record<string, object>;
    expect(left).toEqual([{ ...pending, timesLeft: 1 }]);
    expect(Object.keys(known ?? {})).toContain('hang');
    await fetch(`${standIn.url}/__stand-in/faults`, { method: 'DELETE' });
    expect((await askOcs(standIn, shopKey)).status).toBe(200);
  });

  it('refuses what it does not understand', async () => {
    const { standIn } = await start('ocs');
    expect((await control(standIn, 'faults', { fault: 'fire' })).status).toBe(400);
    expect((await control(standIn, 'faults', { fault: 'hang', times: -1 })).status).toBe(400);
    expect((await control(standIn, 'elsewhere')).status).toBe(404);
  });
});
