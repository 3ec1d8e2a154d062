import { createPlainCache } from '../../../gateway/src/cache/testing/plain-cache.ts';
import { type BenchOptions, type Figure, median } from '../figure.ts';
import { createCatalogue } from './shop/catalogue.ts';
import { openShop, policyOfShop } from './shop/open-shop.ts';

const page =
  'query ($id: ID!) { item(id: $id) { name brand price stock strain { name kind thc } dispensary { name city } } }';

/** Milliseconds that one operation takes, at the median of those of one round. */
async function timeOf(ask: (id: number) => Promise<unknown>, from: number, count: number): Promise<number> {
  const times: number[] = [];
  for (let id = from; id < from + count; id++) {
    const startedAt = performance.now();
    await ask(id);
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

/** Milliseconds that subgraphs take for an answer. */
const answerMs = 5;

/** What the cache costs where it has nothing, and gains where it has all: one client, subgraphs in this process. */
export async function measureCold({ quick }: BenchOptions): Promise<Figure[]> {
  const size = { dispensaries: 2_000, items: 20_000, strains: 20_000 };
  const catalogue = createCatalogue(size, 1);
  const off = await openShop(catalogue, Date.now, undefined, answerMs);
  const on = await openShop(
    catalogue,
    Date.now,
    { ...createPlainCache(Date.now), policiesOf: () => policyOfShop },
    answerMs,
  );
  const askOff = (id: number) => off.ask(page, { id: String(id) });
  const askOn = (id: number) => on.ask(page, { id: String(id) });
  const [rounds, count] = quick ? [4, 50] : [16, 200];
  const cold: number[] = [];
  const warm: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = round * count;
    plain.push(await timeOf(askOff, from, count));
    cold.push(await timeOf(askOn, from, count));
    warm.push(await timeOf(askOn, from, count));
  }
  await off.close();
  await on.close();
  const baseline = median(plain);
  const figure = (name: string, values: readonly number[], aim: string): Figure => {
    const value = median(values);
    return { figure: name, value, unit: 'ms', baseline, ratio: value / baseline, aim };
  };
  return [figure('cold-vs-off', cold, '1.05 or less'), figure('entity-hit-vs-off', warm, '0.5 or less')];
}
