import { strainAliases } from '../strain-aliases.ts';
import { strainSlug } from '../strain-slug.ts';
import { createNearWords, type NearWord } from './near-words.ts';

/** What a catalogue has to say of a strain so that names can be matched to it. */
export interface CatalogueStrain {
  slug: string;
  name: string;
  aliases: readonly string[];
}

/** A name in the index: whose it is, and whether it is its own name or another. */
export interface IndexedName {
  strain: CatalogueStrain;
  isAlias: boolean;
  /** As words with hyphens between: differs from what was looked up where only spaces do. */
  slug: string;
}

/** A catalogue made ready for matching; made once and read many times. */
export interface StrainIndex {
  find(words: readonly string[]): IndexedName | undefined;
  /** True for names known to be of strains that the catalogue lacks. */
  isOther(words: readonly string[]): boolean;
  isWord(word: string): boolean;
  nearWords(word: string): NearWord[];
  /** Words of the longest name. */
  mostWords: number;
}

export interface StrainIndexOptions {
  /** Names of strains that the catalogue lacks: never misspellings of what it has. Default: none known. */
  otherNames?: Iterable<string>;
}

/** Indexes a catalogue by its names and aliases, with those we know of besides. A strain's own name wins over an alias. */
export function createStrainIndex(catalogue: Iterable<CatalogueStrain>, options: StrainIndexOptions = {}): StrainIndex {
  const names = new Map<string, IndexedName>();
  const add = (name: string, strain: CatalogueStrain, isAlias: boolean): void => {
    const slug = strainSlug(name);
    const key = slug.replaceAll('-', '');
    if (key.length > 1 && !names.has(key)) names.set(key, { strain, isAlias, slug });
  };
  const strains = [...catalogue];
  for (const strain of strains) add(strain.name, strain, false);
  for (const strain of strains) {
    for (const alias of [...strain.aliases, ...strainAliases(strain.slug)]) add(alias, strain, true);
  }
  const slugs = [...names.values()].map(({ slug }) => slug.split('-'));
  const words = new Set(slugs.flat());
  const others = new Set([...(options.otherNames ?? [])].map((name) => strainSlug(name).replaceAll('-', '')));
  return {
    find: (looked) => names.get(looked.join('')),
    isOther: (looked) => others.has(looked.join('')),
    isWord: (word) => words.has(word),
    nearWords: createNearWords(words),
    mostWords: Math.max(0, ...slugs.map((slug) => slug.length)),
  };
}
