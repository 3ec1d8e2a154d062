import { expect, it } from 'vitest';
import { drawFindings, type FindingsData, noFindings } from './findings.ts';

const strain = (slug: string, sampleCount?: number) => ({
  id: `str_${slug}`,
  slug,
  terpeneProfile: sampleCount === undefined ? null : { sampleCount },
});

const item = (shop: string, sold: ReturnType<typeof strain> | null = null, isDemonstration = false) => ({
  provenance: { isDemonstration },
  dispensary: { id: shop },
  strain: sold,
});

const menus = (...nodes: ReturnType<typeof item>[]): FindingsData => ({
  searchMenuItems: { nodes },
  strains: { nodes: [{ id: 'str_acai', slug: 'acai' }] },
});

it('names the four shops with the most items, the largest first', () => {
  const shops = ['a', 'b', 'b', 'c', 'd', 'd', 'd', 'e'];
  expect(drawFindings(menus(...shops.map((shop) => item(shop)))).shopIds).toEqual(['d', 'b', 'a', 'c']);
});

it('picks the strain sold most often among those with a terpene profile', () => {
  const bare = strain('bare');
  const rare = strain('rare', 3);
  const common = strain('common', 5);
  const data = menus(
    item('a', bare),
    item('b', bare),
    item('c', bare),
    item('a', rare),
    item('a', common),
    item('b', common),
  );
  expect(drawFindings(data).strain).toEqual({ id: 'str_common', slug: 'common' });
});

it('picks a strain without a profile when none sold has one', () => {
  expect(drawFindings(menus(item('a', strain('bare')))).strain).toEqual({ id: 'str_bare', slug: 'bare' });
});

it('falls back to any strain when the menus name none', () => {
  expect(drawFindings(menus(item('a'))).strain).toEqual({ id: 'str_acai', slug: 'acai' });
});

it('calls the catalogue a demonstration when one item of it is', () => {
  expect(drawFindings(menus(item('a'), item('b', null, true))).isDemonstration).toBe(true);
  expect(drawFindings(menus(item('a'), item('b'))).isDemonstration).toBe(false);
});

it('finds nothing in an empty graph, nor where subgraphs are down', () => {
  expect(drawFindings({ searchMenuItems: { nodes: [] }, strains: { nodes: [] } })).toEqual(noFindings);
  expect(drawFindings({ searchMenuItems: null, strains: null })).toEqual(noFindings);
});
