import { expect, it } from 'vitest';
import { drawFindings, type FindingsData, noFindings } from './findings.ts';

const shop = (id: string, isDemonstration = false) => ({ id, provenance: { isDemonstration } });
const blueDream = { id: 'str_blue', slug: 'blue-dream' };
const acai = { id: 'str_acai', slug: 'acai' };
const data: FindingsData = {
  dispensaries: { nodes: [shop('a'), shop('b', true)] },
  strain: blueDream,
  strains: { nodes: [acai] },
};

it('names the shops, and calls the catalogue a demonstration when one of them is', () => {
  expect(drawFindings(data)).toEqual({ isDemonstration: true, shopIds: ['a', 'b'], strain: blueDream });
  expect(drawFindings({ ...data, dispensaries: { nodes: [shop('a')] } }).isDemonstration).toBe(false);
});

it('falls back to any strain where the well-known one is missing', () => {
  expect(drawFindings({ ...data, strain: null }).strain).toEqual(acai);
});

it('finds nothing in an empty graph, nor where subgraphs are down', () => {
  expect(drawFindings({ dispensaries: { nodes: [] }, strain: null, strains: { nodes: [] } })).toEqual(noFindings);
  expect(drawFindings({ dispensaries: null, strain: null, strains: null })).toEqual(noFindings);
});
