import { isDeepStrictEqual } from 'node:util';
import { defaultPolicies } from '@weedhounds/cache-policies';
import { CacheStatistics } from '../../../../gateway/src/cache/statistics/cache-statistics.ts';
import { createPlainCache } from '../../../../gateway/src/cache/testing/plain-cache.ts';
import { createChance } from '../../../differential/chance.ts';
import type { BenchOptions, Figure } from '../../figure.ts';
import { createCatalogue } from '../shop/catalogue.ts';
import { openShop, policyOfShop } from '../shop/open-shop.ts';
import { createZipf } from '../zipf.ts';
import { createBestCalls } from './best-calls.ts';
import { trafficDocuments } from './documents.ts';

const day = 24 * 60 * 60 * 1_000;
const seed = 20_261_122;
const size = { dispensaries: 200, items: 20_000, strains: 2_000 };
const changes = 'mutation ($id: ID!, $value: Int!) { set(id: $id, value: $value) { id } }';

/** A day of traffic over a clock of its own: operations drawn from twelve documents, and changes between them. */
export async function measureTraffic({ quick, say }: BenchOptions): Promise<Figure[]> {
  const operations = quick ? 20_000 : 200_000;
  const changeEvery = 40;
  const choose = createChance(seed);
  const catalogue = createCatalogue(size, seed);
  let now = 0;
  const statistics = new CacheStatistics();
  const plain = createPlainCache(() => now);
  const shop = await openShop(catalogue, () => now, { ...plain, statistics, policiesOf: () => policyOfShop });
  const draw = {
    documents: createZipf(trafficDocuments.length, choose),
    dispensaries: createZipf(size.dispensaries, choose),
    items: createZipf(size.items, choose),
    strains: createZipf(size.strains, choose),
  };
  const best = createBestCalls(catalogue, (policy) => defaultPolicies[policy].ttlMs);
  let wrong = 0;
  let mutations = 0;
  for (let index = 0; index < operations; index++) {
    now = Math.floor((index / operations) * day) + index / 1_000;
    if (index % changeEvery === changeEvery - 1) {
      const what = choose(1) === 0 ? 'price' : 'stock';
      const query = changes.replace(
        'set(id: $id, value:',
        what === 'price' ? 'setPrice(id: $id, price:' : 'setStock(id: $id, stock:',
      );
      await shop.ask(query, { id: String(draw.items()), value: choose(9_999) });
      mutations++;
    }
    const document = trafficDocuments[draw.documents()];
    if (!document) throw new RangeError('There must be documents.');
    const id = draw[document.of]();
    best.ask(document.fetches(catalogue, id), now);
    const { data, errors } = await shop.ask(document.query, { id: String(id) });
    if (errors || !isDeepStrictEqual(JSON.parse(JSON.stringify(data)), document.answer(catalogue, id))) wrong++;
    if (index % 20_000 === 19_999) say(`traffic: ${index + 1} of ${operations} operations`);
  }
  const calls = shop.calls() - mutations;
  const naive = statistics.read().fetches - mutations;
  await shop.close();
  say(`traffic: ${naive} calls without the cache, ${calls} with it, ${best.calls()} at best`);
  return [
    {
      figure: 'calls-saved',
      value: 1 - calls / naive,
      unit: 'share',
      baseline: null,
      ratio: null,
      aim: '0.97 or more',
    },
    {
      figure: 'calls-saved-vs-best',
      value: naive - calls,
      unit: 'calls',
      baseline: naive - best.calls(),
      ratio: (naive - calls) / (naive - best.calls()),
      aim: '0.95 or more',
    },
    { figure: 'wrong-answers', value: wrong, unit: 'answers', baseline: null, ratio: null, aim: '0' },
  ];
}
