import type { MenuItemRecord, PotencyUnit, ProductCategory } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { productsOf, repairsOf, start } from './testing/running.ts';
import { type Subject, subjects } from './testing/subjects.ts';

/** A product that is sold in one size and says one thing of its THC. */
interface Given {
  category: ProductCategory;
  label: string;
  measure: MenuItemRecord['variants'][number]['measure'];
  thc?: { low: number; high: number; unit: PotencyUnit };
}

const weight = (grams: number, count?: number) => {
  return { kind: 'weight', grams, ...(count !== undefined && { count }), rule: '' } as const;
};
const dose = (milligrams: number, rule = '') => ({ kind: 'dose', milligrams, rule }) as const;

/** What is read of a product that a stand-in was given. */
async function readOne(subject: Subject, { category, label, measure, thc }: Given) {
  const [first] = subject.menu(1);
  if (!first) throw new Error('expected a product');
  const item: MenuItemRecord = {
    ...first,
    category,
    variants: first.variants.map((variant) => ({ ...variant, label, measure })),
    potencies: thc ? [{ compound: 'THC', analyteId: 'thc', ...thc, rawText: '', rawUnit: null, rule: '' }] : [],
  };
  const { read } = await start(subject, [item]);
  const reading = await read();
  const [product] = productsOf(reading);
  return { measure: product?.variants[0]?.measure, thc: product?.potencies[0], repairs: repairsOf(reading) };
}

const american = subjects.filter(({ kind }) => kind !== 'ocs');
const canadian = subjects.filter(({ kind }) => kind === 'ocs');

describe.each(subjects)('$kind', (subject) => {
  it('reads a pack as its pieces and what they weigh together', async () => {
    const given = { category: 'PRE_ROLL', label: '4x0.5g', measure: weight(2, 4) } as const;
    expect((await readOne(subject, given)).measure).toMatchObject({ kind: 'weight', grams: 2, count: 4 });
  });

  it('takes 0 for unknown', async () => {
    const thc = { low: 0, high: 0, unit: 'PERCENT' } as const;
    const { thc: read, repairs } = await readOne(subject, {
      ...{ category: 'FLOWER', label: '3.5g', measure: weight(3.5) },
      thc,
    });
    expect(read).toBeUndefined();
    expect(repairs).toContain('zero-potency-is-unknown');
  });

  it('reads a range from its least to its most', async () => {
    const thc = { low: 18, high: 24, unit: 'PERCENT' } as const;
    const read = await readOne(subject, { category: 'FLOWER', label: '3.5g', measure: weight(3.5), thc });
    expect(read.thc).toMatchObject({ ...thc, rule: 'read-from-text' });
  });

  it('reads no weight where there is none', async () => {
    const given = { category: 'ACCESSORY', label: 'each', measure: { kind: 'unknown', rule: '' } } as const;
    expect((await readOne(subject, given)).measure).toEqual({ kind: 'unknown', rule: 'no-measure-in-label' });
  });
});

describe.each(american)('$kind', (subject) => {
  it('takes a weight on an edible for its dose', async () => {
    const given = { category: 'EDIBLE', label: '.1g', measure: dose(100, 'weight-label-is-dose') } as const;
    const { measure, repairs } = await readOne(subject, given);
    expect(measure).toEqual({ kind: 'dose', milligrams: 100, rule: 'weight-label-is-dose' });
    expect(repairs).toContain('weight-label-is-dose');
  });

  it('does not take "%" for proof: a drink of 4.2 % is one of 4.2 mg', async () => {
    const thc = { low: 4.2, high: 4.2, unit: 'PERCENT' } as const;
    const { thc: read, repairs } = await readOne(subject, {
      ...{ category: 'BEVERAGE', label: '5mg', measure: dose(5) },
      thc,
    });
    expect(read).toMatchObject({ low: 4.2, high: 4.2, unit: 'MILLIGRAM', rawText: '4.2%', rawUnit: '%' });
    expect(repairs).toContain('beverage-percent-is-milligrams');
  });
});

describe.each(canadian)('$kind', (subject) => {
  it('takes a weight on an edible for the weight it is: a package may hold 10 mg of THC at most', async () => {
    const given = { category: 'EDIBLE', label: '1.5g', measure: weight(1.5) } as const;
    const { measure, repairs } = await readOne(subject, given);
    expect(measure).toEqual({ kind: 'weight', grams: 1.5, rule: 'grams-in-canada-are-product' });
    expect(repairs).toContain('grams-in-canada-are-product');
  });
});
