import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strainSlug } from './strain-slug.ts';

describe('strainSlug', () => {
  it.each([
    ['Gorilla Glue #4', 'gorilla-glue-4'],
    ['  gorilla  glue-4 ', 'gorilla-glue-4'],
    ['AC/DC', 'ac-dc'],
    ["Girl Scout's Cookies", 'girl-scouts-cookies'],
    ['Girl Scout’s Cookies', 'girl-scouts-cookies'],
    ['Strawberry Éclair', 'strawberry-eclair'],
    ['Peaches & Cream', 'peaches-and-cream'],
    ['３ Kings', '3-kings'],
    ['#2', '2'],
    ['—', ''],
  ])('turns %s into %s', (name, slug) => {
    expect(strainSlug(name)).toBe(slug);
  });

  it('leaves a slug as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = strainSlug(name);
        expect(strainSlug(slug)).toBe(slug);
      }),
    );
  });
});
