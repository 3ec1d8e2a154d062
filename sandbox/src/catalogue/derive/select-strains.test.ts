import type { LineageRecord, StrainRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { createSample } from './sample.fixture.ts';
import { type OpenData, selectStrains } from './select-strains.ts';

const source = { name: 'Kushy', terms: 'MIT', refreshedOn: null };

function strain(slug: string, name: string, given: Partial<StrainRecord> = {}): StrainRecord {
  const nothing = { aliases: [], type: null, breeder: null, description: null, effects: [], flavors: [] };
  return { slug, name, ...nothing, source, ...given };
}

function lineage(childSlug: string, ...slugs: string[]): LineageRecord {
  const parents = slugs.map((slug) => ({ slug, name: slug.toUpperCase() }));
  return { childName: childSlug, childSlug, parents, source: { ...source, name: 'Lineage' } };
}

function sampleOf(strainSlug: string, strainName: string) {
  return createSample({ limonene: 0.5 }, { strainSlug, strainName });
}

function select(data: Partial<OpenData>) {
  return selectStrains({ samples: [], strains: [], lineages: [], soldNames: new Set(), ...data });
}

const slugsOf = (data: Partial<OpenData>) => select(data).map((entry) => entry.slug);

describe('selectStrains', () => {
  it('describes a strain from all that is known of it', () => {
    const described = strain('blue-dream', 'Blue dream', { type: 'SATIVA', breeder: 'DJ Short', effects: ['happy'] });
    const lineages = [lineage('blue-dream', 'blueberry', 'haze')];
    const [entry] = select({ samples: [sampleOf('blue-dream', 'Blue Dream')], strains: [described], lineages });
    expect(entry).toEqual({
      slug: 'blue-dream',
      name: 'Blue dream',
      aliases: [],
      type: 'SATIVA',
      breeder: 'DJ Short',
      effects: ['happy'],
      flavors: [],
      parents: [
        { slug: 'blueberry', name: 'BLUEBERRY' },
        { slug: 'haze', name: 'HAZE' },
      ],
      sources: ['Kushy', 'Lineage', 'A laboratory'],
      profile: { samples: 1, producers: 1, terpenes: { limonene: [0.5, 0.5, 0.5, 1, 1] }, chemotype: null },
    });
  });

  it('leaves out a sample’s name that no other data set knows', () => {
    const samples = [sampleOf('josh-cooper-runtz', 'Josh Cooper Runtz')];
    expect(slugsOf({ samples })).toEqual([]);
  });

  it('takes a name that shops alone know only with three samples', () => {
    const sample = sampleOf('star-pupil', 'Star Pupil');
    const soldNames = new Set(['star-pupil']);
    expect(slugsOf({ samples: [sample, sample], soldNames })).toEqual([]);
    expect(slugsOf({ samples: [sample, sample, sample], soldNames })).toEqual(['star-pupil']);
  });

  it('adds all ancestors, however far', () => {
    const lineages = [lineage('child', 'parent'), lineage('parent', 'grandparent')];
    expect(slugsOf({ samples: [sampleOf('child', 'Child')], lineages })).toEqual(['child', 'grandparent', 'parent']);
  });

  it('adds crosses of two measured strains and no child of one', () => {
    const samples = [sampleOf('blueberry', 'Blueberry'), sampleOf('og-kush', 'OG Kush')];
    const lineages = [lineage('blue-og', 'blueberry', 'og-kush'), lineage('blue-blue', 'blueberry')];
    expect(slugsOf({ samples, lineages })).toEqual(['blue-og', 'blueberry', 'og-kush']);
  });

  it('gives a strain of several names the one it is best known by, and knows the others', () => {
    const samples = [sampleOf('gorilla-glue-4', 'GG4')];
    expect(select({ samples })).toMatchObject([
      { name: 'Gorilla Glue #4', aliases: ['GG4', 'GG #4', 'Gorilla Glue', 'Original Glue'] },
    ]);
  });

  it('files what is described under an alias with the strain itself', () => {
    const strains = [strain('chemdog', 'Chemdog', { breeder: 'Chemdog' })];
    expect(select({ samples: [sampleOf('chemdawg', 'Chemdawg')], strains })).toMatchObject([
      { slug: 'chemdawg', name: 'Chemdawg', breeder: 'Chemdog' },
    ]);
  });
});
