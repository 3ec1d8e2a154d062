import { expect, it } from 'vitest';
import { headlinePotency } from './headline-potency.ts';

const lab = { compound: 'THC-D9 (Delta 9–tetrahydrocannabinol)', analyteId: 'thc' };
const headline = { compound: 'thc ', analyteId: 'thc' };
const other = { compound: 'CBG (Cannabigerol)', analyteId: 'cbg' };

it('is the entry the menu names so, wherever it stands', () => {
  expect(headlinePotency([lab, headline], 'THC')).toBe(headline);
});

it('is the same analyte under another name where none is named so', () => {
  expect(headlinePotency([other, lab], 'THC')).toBe(lab);
});

it('is null where the menu says nothing of it', () => {
  expect(headlinePotency([other, lab], 'CBD')).toBeNull();
});
