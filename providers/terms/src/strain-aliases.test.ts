import { describe, expect, it } from 'vitest';
import { isGenericName } from './generic-name.ts';
import { bestKnownName, canonicalStrainSlug, strainAliases } from './strain-aliases.ts';

describe('canonicalStrainSlug', () => {
  it('leads from an alias to its strain', () => {
    expect(['gg4', 'gsc', 'gdp', 'sunset-sherbert', 'chem-91'].map(canonicalStrainSlug)).toEqual([
      'gorilla-glue-4',
      'girl-scout-cookies',
      'granddaddy-purple',
      'sunset-sherbet',
      'chemdawg-91',
    ]);
  });

  it('leaves every other slug as it is, a strain’s own included', () => {
    expect(['gorilla-glue-4', 'blue-dream'].map(canonicalStrainSlug)).toEqual(['gorilla-glue-4', 'blue-dream']);
  });
});

describe('strainAliases', () => {
  it('names the aliases of a strain', () => {
    expect(strainAliases('girl-scout-cookies')).toEqual(['GSC', 'Girl Scout Cookie']);
    expect(strainAliases('blue-dream')).toEqual([]);
  });
});

describe('bestKnownName', () => {
  it('is the name that a strain of several goes by', () => {
    expect(bestKnownName('gorilla-glue-4')).toBe('Gorilla Glue #4');
    expect(bestKnownName('gg4')).toBeUndefined();
  });
});

describe('isGenericName', () => {
  it.each(['2', 'flower-7', 'rso', 'sample-a', 'cbd-isolate', 'shatter', ''])('holds of "%s"', (slug) => {
    expect(isGenericName(slug)).toBe(true);
  });

  it.each(['og-kush', 'red-velvet', 'green-crack', 'gg4', 'g-13', 'm-o-b', 'hash-plant', 'x1d', 'sugar-cookie'])(
    'does not hold of %s',
    (slug) => {
      expect(isGenericName(slug)).toBe(false);
    },
  );
});
