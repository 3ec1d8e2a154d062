import type { Fault } from '@weedhounds/sandbox/stand-ins';
import { describe, expect, it } from 'vitest';
import { type Carried, carriedOf } from './testing/carried.ts';
import { productsOf, repairsOf, start } from './testing/running.ts';
import { type Subject, subjects } from './testing/subjects.ts';

const count = 27;

/** What is read of a menu while every answer has the fault, beside what the menu holds. */
async function readWith(subject: Subject, fault: Fault) {
  const menu = subject.menu(count);
  const { standIn, read } = await start(subject, menu);
  standIn.fail(fault, { times: 100 });
  const reading = await read();
  const products = productsOf(reading);
  return {
    reading,
    products,
    repairs: repairsOf(reading),
    came: products.map((item) => carriedOf(item, (quantity) => quantity)),
    held: menu.map((item) => carriedOf(item, subject.stock)),
  };
}

function withoutPotencies(items: readonly Carried[]): Carried[] {
  return items.map((item) => ({ ...item, potencies: [] }));
}

function withoutPrices(items: readonly Carried[]): Carried[] {
  const bare = (variant: Carried['variants'][number]) => ({ ...variant, price: null, salePrice: null });
  return items.map((item) => ({ ...item, variants: item.variants.map(bare) }));
}

describe.each(subjects)('$kind', (subject) => {
  it.each(['flipped-prices', 'wrapped-list'] as const)('reads the same in spite of %s', async (fault) => {
    const { reading, came, held } = await readWith(subject, fault);
    expect(reading.kind).toBe('whole');
    expect(came).toEqual(held);
  });

  it('gives no price to another size where lists are of unequal length', async () => {
    const { came, held } = await readWith(subject, 'unequal-arrays');
    const priced = came.map((item) => ({ ...item, variants: item.variants.filter(({ price }) => price !== null) }));
    expect(priced).toEqual(held);
  });

  it('knows no potency where it is null, and loses nothing else', async () => {
    const { came, held } = await readWith(subject, 'null-potency');
    expect(came).toEqual(withoutPotencies(held));
  });

  it('knows no price where it is 0, says so, and loses nothing else', async () => {
    const { came, held, repairs } = await readWith(subject, 'zero-price');
    expect(came).toEqual(withoutPrices(held));
    expect(repairs).toContain('unusable-price-is-unknown');
  });

  it('takes no potency as stated that is a hundred times too much: it is repaired by a rule, or left out', async () => {
    const { products, held, came } = await readWith(subject, 'hundredfold-potency');
    const right = new Map(held.map((item) => [item.sourceKey, item.potencies]));
    for (const { sourceKey, potencies } of products) {
      for (const { analyteId, low, high, unit, rule } of potencies) {
        expect(right.get(sourceKey)).toContainEqual({ analyteId, low, high, unit });
        expect(rule).not.toBe('as-stated');
      }
    }
    expect(withoutPotencies(came)).toEqual(withoutPotencies(held));
  });

  it('reads a range with the sign U+2212', async () => {
    const { products, came, held } = await readWith(subject, 'minus-sign');
    expect(came).toEqual(held);
    const flower = products.filter(({ category }) => category === 'FLOWER');
    expect(flower.length).toBeGreaterThan(0);
    for (const { potencies } of flower) {
      const thc = potencies.find(({ analyteId }) => analyteId === 'thc');
      expect(thc).toMatchObject({ rule: 'read-from-text', rawText: expect.stringContaining('−') });
    }
  });

  it('finds the category among emoji, and keeps them as they were', async () => {
    const { products, came, held, repairs } = await readWith(subject, 'emoji-category');
    expect(came).toEqual(held);
    expect(repairs).toContain('category-without-emoji');
    for (const { rawCategory } of products) expect(rawCategory).toMatch(/^🔥 .+ 🌿$/u);
  });

  it('does not list what is not there, and lists it again when it is', async () => {
    const menu = subject.menu(5);
    const { standIn, read } = await start(subject, menu);
    standIn.fail('vanished', { times: subject.callsFor(5) });
    const keysOf = async () => productsOf(await read()).map(({ sourceKey }) => sourceKey);
    expect(await keysOf()).toEqual(menu.slice(1).map(({ sourceKey }) => sourceKey));
    expect(await keysOf()).toEqual(menu.map(({ sourceKey }) => sourceKey));
  });
});
