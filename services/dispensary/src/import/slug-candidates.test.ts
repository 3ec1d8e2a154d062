import { expect, it } from 'vitest';
import { slugCandidates } from './slug-candidates.ts';

const id = 'dsp_0123456789abcdef0123';

it('names the shop and its state, then its town, then a part of its id', () => {
  const row = { id, name: 'Livwell on Broadway', city: 'Denver', jurisdictionCode: 'US-CO' };
  expect(slugCandidates(row)).toEqual([
    'livwell-on-broadway-co',
    'livwell-on-broadway-denver-co',
    'livwell-on-broadway-denver-co-012345',
    'livwell-on-broadway-denver-co-0123456789abcdef0123',
  ]);
});

it('leaves out what is unknown or holds no letter', () => {
  const row = { id, name: '🌿', city: null, jurisdictionCode: 'CA-ON' };
  expect(slugCandidates(row)).toEqual(['on', 'on', 'on-012345', 'on-0123456789abcdef0123']);
});
