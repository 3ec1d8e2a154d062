import {
  bestKnownName,
  canonicalStrainSlug,
  type LabSampleRecord,
  type LineageRecord,
  type StrainName,
  type StrainRecord,
  strainAliases,
  strainSlug,
} from '@weedhounds/provider-terms';
import type { StrainEntry } from '../entries.ts';
import { hasTerpenePanel, profileOf } from './profile.ts';

export interface OpenData {
  /** Lab samples, each once. */
  samples: readonly LabSampleRecord[];
  /** Described strains, each slug once. */
  strains: readonly StrainRecord[];
  /** Parents, each child once. */
  lineages: readonly LineageRecord[];
  /** Names that shops sell strains under, as slugs. */
  soldNames: ReadonlySet<string>;
}

/** Samples that a strain's profile must rest on when only shops' own lists know its name. */
const enoughSamples = 3;

/**
 * The catalogue's strains: those with a terpene profile whose name another open data set knows too, so that no producer's
 * label or grower's name passes for a strain; crosses of two and more of these; and all their known ancestors. By slug.
 */
export function selectStrains(data: OpenData): StrainEntry[] {
  const described = bySlug(data.strains.map((strain) => [strain.slug, strain]));
  const parents = parentsBySlug(data);
  const names = namesBySlug(data);
  const flower = flowerBySlug(data.samples);
  const profiled = [...flower].filter(([slug, samples]) => {
    const count = samples.filter(hasTerpenePanel).length;
    const isKnown = described.has(slug) || parents.has(slug) || names.has(slug) || strainAliases(slug).length > 0;
    return slug.length > 2 && count > 0 && (isKnown || (data.soldNames.has(slug) && count >= enoughSamples));
  });
  const measured = new Set(profiled.map(([slug]) => slug));
  const crosses = [...parents].filter(
    ([, { names: own }]) => own.length > 1 && own.every(({ slug }) => measured.has(slug)),
  );
  const selected = withAncestors([...measured, ...crosses.map(([slug]) => slug)], parents);
  return [...selected].sort().map((slug) => {
    const strain = described.get(slug);
    const samples = flower.get(slug) ?? [];
    const profile = profileOf(samples);
    const own = parents.get(slug);
    return {
      slug,
      name: bestKnownName(slug) ?? strain?.name ?? names.get(slug) ?? nameInSamples(slug, samples),
      aliases: [...strainAliases(slug)],
      type: strain?.type ?? null,
      breeder: strain?.breeder ?? null,
      effects: strain?.effects ?? [],
      flavors: strain?.flavors ?? [],
      parents: own?.names ?? [],
      sources: [strain?.source.name, own?.source, profile ? samples[0]?.source.name : undefined].filter(
        (name, index, all): name is string => name !== undefined && all.indexOf(name) === index,
      ),
      profile,
    };
  });
}

function flowerBySlug(samples: readonly LabSampleRecord[]): Map<string, LabSampleRecord[]> {
  const bySlug = new Map<string, LabSampleRecord[]>();
  for (const sample of samples) {
    if (sample.productType !== 'FLOWER' || sample.strainSlug === null) continue;
    bySlug.set(sample.strainSlug, [...(bySlug.get(sample.strainSlug) ?? []), sample]);
  }
  return bySlug;
}

/** Parents by the child's slug; where two sources name them, those of the lineage table. */
function parentsBySlug(data: OpenData): Map<string, { names: StrainName[]; source: string }> {
  const described = data.strains.flatMap(({ slug, parents, source }) =>
    parents ? [[slug, { names: parents, source: source.name }] as const] : [],
  );
  const tabled = data.lineages.map(
    ({ childSlug, parents, source }) => [childSlug, { names: parents, source: source.name }] as const,
  );
  return bySlug([...tabled, ...described]);
}

/** Entries by the slug that each one's slug stands for: of several the one whose own it is, else the first. */
function bySlug<T>(entries: readonly (readonly [slug: string, value: T])[]): Map<string, T> {
  const ranked = [
    ...entries.filter(([slug]) => canonicalStrainSlug(slug) !== slug).toReversed(),
    ...entries.filter(([slug]) => canonicalStrainSlug(slug) === slug).toReversed(),
  ];
  return new Map(ranked.map(([slug, value]) => [canonicalStrainSlug(slug), value]));
}

/** A name for every slug that a lineage names. */
function namesBySlug(data: OpenData): Map<string, string> {
  const named = [
    ...data.strains.flatMap((strain) => strain.parents ?? []),
    ...data.lineages.flatMap(({ childName, childSlug, parents }) => [{ name: childName, slug: childSlug }, ...parents]),
  ];
  // Of several names for one slug, the one that spells it: "Gorilla Glue #4" before its alias "GG4".
  return new Map(named.toSorted((a, b) => Number(spells(a)) - Number(spells(b))).map(({ name, slug }) => [slug, name]));
}

function spells({ name, slug }: StrainName): boolean {
  return strainSlug(name) === slug;
}

function withAncestors(slugs: readonly string[], parents: ReadonlyMap<string, { names: StrainName[] }>): Set<string> {
  const selected = new Set(slugs);
  // A set is walked in the order of insertion: what is added while walking it is walked too.
  for (const slug of selected) for (const parent of parents.get(slug)?.names ?? []) selected.add(parent.slug);
  return selected;
}

function nameInSamples(slug: string, samples: readonly LabSampleRecord[]): string {
  const names = samples.flatMap((sample) => sample.strainName ?? []);
  return names.find((name) => strainSlug(name) === slug) ?? names[0] ?? canonicalStrainSlug(slug);
}
