import { catalogueShops, optionsOf, startStandIn } from '@weedhounds/sandbox/stand-ins';
import { describe, expect, it, onTestFinished } from 'vitest';
import { productsOf } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

describe.each(subjects)('the embedded catalogue at $kind', (subject) => {
  const shops = catalogueShops(subject.kind);

  it('is read without loss: every size of every product, no product refused, no dose as a weight', async () => {
    expect(shops.length).toBeGreaterThan(0);
    const standIn = await startStandIn(subject.kind, {
      ...optionsOf(shops),
      maxPageSize: subject.pageSize,
      limits: [],
    });
    const provider = subject.create(standIn.environment);
    onTestFinished(async () => {
      await provider.close();
      await standIn.close();
    });
    const signal = new AbortController().signal;
    for (const { shopKey, menu } of shops.slice(0, 2)) {
      const items = productsOf(await provider.readMenu({ shopKey, since: null, signal }));
      const sizes = items.flatMap(({ variants }) => variants.map(({ measure: { rule: _, ...measure } }) => measure));
      const held = menu
        .flatMap(({ variants }) => variants)
        .filter(({ use }) => subject.kind !== 'ocs' || use === 'ADULT');
      expect(tally(sizes)).toEqual(tally(held.map(({ measure: { rule: _, ...measure } }) => measure)));
      expect(tally(items.map(({ category }) => category)).size).toBe(8);
    }
  });
});

/** How often each value comes. */
function tally(values: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values.map((one) => JSON.stringify(one)).toSorted())
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
