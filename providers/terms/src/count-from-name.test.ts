import { expect, it } from 'vitest';
import { withCountFromName } from './count-from-name.ts';

const gram = { kind: 'weight', grams: 1, rule: 'grams' } as const;

it.each(['Minis (5 Pack)', 'Minis [5pk]', 'Minis 5 piece', '5pcs Minis'])('finds five pieces in %s', (name) => {
  expect(withCountFromName(gram, name)).toEqual({ ...gram, count: 5 });
});

it('keeps what the label says, and counts nothing where nothing is measured', () => {
  expect(withCountFromName({ ...gram, count: 2 }, 'Minis (5 Pack)')).toEqual({ ...gram, count: 2 });
  const unknown = { kind: 'unknown', rule: 'no-measure-in-label' } as const;
  expect(withCountFromName(unknown, 'Minis (5 Pack)')).toEqual(unknown);
  expect(withCountFromName(gram, 'Minis (0 Pack)')).toEqual(gram);
});
