import { createPlainCache } from '../../../gateway/src/cache/testing/plain-cache.ts';
import { createChance } from '../../differential/chance.ts';
import type { Figure } from '../figure.ts';
import { createCatalogue } from './shop/catalogue.ts';
import { openShop, policyOfShop } from './shop/open-shop.ts';

const cards = 'query ($id: ID!) { dispensary(id: $id) { name items(first: 20) { name price strain { name kind } } } }';

/** What a thousand clients cost who come at once when nothing is kept. */
export async function measureStampede(): Promise<Figure[]> {
  const catalogue = createCatalogue({ dispensaries: 200, items: 20_000, strains: 2_000 }, 1);
  const open = () => openShop(catalogue, Date.now, { ...createPlainCache(Date.now), policiesOf: () => policyOfShop });
  const identical = await open();
  await Promise.all(Array.from({ length: 1_000 }, () => identical.ask(cards, { id: '7' })));
  const calls = identical.calls();
  await identical.close();

  const choose = createChance(2);
  const overlapping = await open();
  const ids = Array.from({ length: 200 }, () => String(choose(20)));
  await Promise.all(ids.map((id) => overlapping.ask(cards, { id })));
  const { sent, unique } = overlapping.representations();
  await overlapping.close();
  const plain = { baseline: null, ratio: null };
  return [
    { figure: 'stampede-calls', value: calls, unit: 'calls', ...plain, aim: '3: one for each fetch of the plan' },
    {
      figure: 'representations-sent-vs-unique',
      value: sent,
      unit: 'representations',
      baseline: unique,
      ratio: sent / unique,
      aim: '1: each is sent once',
    },
  ];
}
