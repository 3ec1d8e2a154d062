import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analytes, canonicalStrainSlug, strainSlug } from '@weedhounds/provider-terms';
import { parseJurisdictionCode } from '@weedhounds/scalars';
import { describe, expect, it } from 'vitest';
import {
  readJurisdictions,
  readShopEntries,
  readStrainEntries,
  toCatalogueStrains,
  toRetailer,
} from './read-catalogue.ts';

const strains = readStrainEntries();
const jurisdictions = readJurisdictions();
const shops = readShopEntries().map(toRetailer);

describe('the strains of the catalogue', () => {
  it('are 399, of which 339 have a terpene profile and 82 parents', () => {
    expect(strains).toHaveLength(399);
    expect(strains.filter((strain) => strain.profile)).toHaveLength(339);
    expect(strains.filter((strain) => strain.parents.length > 0)).toHaveLength(82);
  });

  it('go by one slug each, and by no other’s alias', () => {
    const slugs = strains.map((strain) => strain.slug);
    const aliases = strains.flatMap((strain) => strain.aliases.map(strainSlug));
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(aliases.filter((alias) => slugs.includes(alias))).toEqual([]);
    expect(slugs.filter((slug) => canonicalStrainSlug(slug) !== slug)).toEqual([]);
  });

  it('have their parents among them', () => {
    const slugs = new Set(strains.map((strain) => strain.slug));
    expect(strains.flatMap((strain) => strain.parents).filter((parent) => !slugs.has(parent.slug))).toEqual([]);
  });

  it('have figures that can be: quartiles in order, counts within counts, terpenes of ours', () => {
    const terpenes = new Set(analytes.filter((analyte) => analyte.kind === 'TERPENE').map((analyte) => analyte.id));
    for (const { profile } of strains) {
      for (const [id, [median, lower, upper, detected, tested]] of Object.entries(profile?.terpenes ?? {})) {
        expect(terpenes.has(id)).toBe(true);
        expect([lower, median, upper]).toEqual([lower, median, upper].toSorted((a, b) => a - b));
        expect(detected).toBeLessThanOrEqual(tested);
        expect(tested).toBeLessThanOrEqual(profile?.samples ?? 0);
      }
    }
  });

  it('become records with the terms of their sources', () => {
    const blueDream = toCatalogueStrains(strains).find(({ strain }) => strain.slug === 'blue-dream');
    expect(blueDream?.strain.source).toEqual({
      name: 'Kushy; Cannabis Data Science, by Cannlytics; MCR Labs, by Cannlytics',
      terms: 'MIT; CC BY 4.0',
      refreshedOn: null,
    });
    expect(blueDream?.profile?.sampleCount).toBe(23);
    expect(blueDream?.profile?.terpenes[0]?.analyteSlug).toBe('beta-myrcene');
  });
});

describe('the jurisdictions of the catalogue', () => {
  it('are 64, by canonical codes', () => {
    expect(jurisdictions).toHaveLength(64);
    expect(jurisdictions.filter(({ code }) => parseJurisdictionCode(code) !== code)).toEqual([]);
    expect(jurisdictions.find(({ code }) => code === 'US-CA')?.name).toBe('California');
    expect(jurisdictions.find(({ code }) => code === 'CA-ON')?.name).toBe('Ontario');
  });

  it('give visitors to Illinois half', () => {
    const { limits } = jurisdictions.find(({ code }) => code === 'US-IL') ?? { limits: [] };
    expect(limits.map(({ kind, residency, amount }) => `${kind} ${residency} ${amount}`)).toEqual([
      'FLOWER RESIDENT 60',
      'FLOWER VISITOR 30',
      'CONCENTRATE RESIDENT 10',
      'CONCENTRATE VISITOR 5',
      'EDIBLE_THC RESIDENT 1000',
      'EDIBLE_THC VISITOR 500',
    ]);
  });
});

describe('the shops of the catalogue', () => {
  it('are 40, all marked as invented, each in a compiled jurisdiction that allows what it sells', () => {
    expect(shops).toHaveLength(40);
    for (const shop of shops) {
      const programme = jurisdictions.find(({ code }) => code === shop.jurisdiction)?.programme;
      expect([shop.isDemonstration, shop.licence?.status]).toEqual([true, 'Not licensed']);
      expect(programme).toBe(shop.serves.includes('ADULT') ? 'ADULT' : 'MEDICAL');
    }
  });

  it('keep hours in a real time zone, some past midnight and some around the clock', () => {
    for (const { timeZone } of shops)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZone ?? '' })).not.toThrow();
    const periods = shops.flatMap((shop) => shop.openingHours ?? []);
    expect(periods.some(({ opensAt, closesAt }) => closesAt < opensAt)).toBe(true);
    expect(periods.some(({ opensAt, closesAt }) => closesAt === opensAt)).toBe(true);
    expect(shops.some((shop) => new Set(shop.openingHours?.map((period) => period.weekday)).size < 7)).toBe(true);
  });
});

describe('the catalogue’s files', () => {
  it('are less than 1.5 MB together', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(files).toEqual(['jurisdictions.json', 'shops.json', 'strains.json']);
    expect(files.reduce((sum, name) => sum + statSync(folder + name).size, 0)).toBeLessThan(1_500_000);
  });
});
