import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStrainCandidate, matchStrain, strainMatchThreshold } from './match-strain.ts';
import { createStrainIndex } from './strain-index.ts';

const names = [
  'Blue Dream',
  'Cookies & Cream',
  'Gelato',
  'Gelato #33',
  'Gorilla Glue #4',
  'Haze',
  'MAC 1',
  'Mango',
  'Purple Punch',
  'Sour Diesel',
  'Strawberry Cough',
  'Zkittlez',
];
const catalogue = names.map((name) => ({ slug: name.toLowerCase().replace(/\W+/g, '-'), name, aliases: [] }));
const index = createStrainIndex([
  ...catalogue.filter(({ name }) => name !== 'Cookies & Cream'),
  { slug: 'cookies-and-cream', name: 'Cookies & Cream', aliases: [] },
]);

describe('matchStrain', () => {
  it.each([
    ['BLUE DREAM', 'blue-dream', 'EXACT', 1],
    ['Cookies and Cream', 'cookies-and-cream', 'EXACT', 1],
    ['GG #4', 'gorilla-glue-4', 'SPACING', 0.97],
    ['Original Glue', 'gorilla-glue-4', 'ALIAS', 0.99],
    ['BlueDream', 'blue-dream', 'SPACING', 0.97],
    ['M.A.C. 1', 'mac-1', 'EXACT', 1],
    ['Blue Dream 3.5g', 'blue-dream', 'EXACT', 1],
    ['Blue Dream 2x .5g Pre-Roll', 'blue-dream', 'DECORATED', 0.96],
    ['ON SALE! Blue Dream (5 Pack) 00006', 'blue-dream', 'EXACT', 1],
    ['SHAKE BLUE DREAM-Sativa', 'blue-dream', 'DECORATED', 0.96],
    ['Heavenly Buds: Blue Dream: 1g', 'blue-dream', 'EXACT', 0.97],
    ["Blue Dream by Freddy's Fuego", 'blue-dream', 'EXACT', 1],
    ['Purple Punch (Larry OG x Granddaddy Purple)', 'purple-punch', 'EXACT', 1],
    ['Gorilla Glue #4 (GG4)', 'gorilla-glue-4', 'EXACT', 1],
    ['Gelato 33 [LC]', 'gelato-33', 'EXACT', 0.97],
    ['Blue DreamÂ ', 'blue-dream', 'EXACT', 1],
    ['<b>Blue</b> Dream', 'blue-dream', 'EXACT', 1],
    ['Strawbery Cough', 'strawberry-cough', 'TYPO', 0.93],
    ['Strabwerryy Cough', 'strawberry-cough', 'TYPO', 0.92],
    ['Zkitltez', 'zkittlez', 'TYPO', 0.93],
    ['Mango 1g Blunt', 'mango', 'DECORATED', 0.96],
  ])('takes %s for %s by %s', (text, slug, rule, score) => {
    expect(matchStrain(text, index)).toMatchObject({ slug, rule, score });
  });

  it.each([
    ['a cross', 'Blue Dream x Haze'],
    ['a cross written close', 'Blue DreamxHaze'],
    ['a blend', 'Blue Dream/Sour Diesel'],
    ['two strains', 'Purple Punch & Haze'],
    ['an infusion', 'Blue Dream w/ Mango'],
    ['another strain that begins alike', 'Purple Punch Mints'],
    ['another strain that ends alike', 'Santa Dream'],
    ['a numbered selection', 'Gelato #41'],
    ['a selection that is weighed', 'MAC 1g'],
    ['a name with another strain’s beside it', 'Gelato (Haze)'],
    ['a flavour', 'Mango 1g Cartridge'],
    ['a word with another letter', 'Heze'],
    ['a short word', 'Mangp'],
    ['a longer word alone', 'Gelatos'],
    ['an unknown part', 'Goldfinger - Mango'],
    ['a product', 'Sativa Pre-Roll 1g'],
    ['nothing', ' '],
    ['a description', `Blue Dream${' flower'.repeat(40)}`],
  ])('matches none to %s: %s', (_, text) => {
    expect(matchStrain(text, index)).toBeNull();
  });

  it('leaves a misspelling be that is known to be another strain', () => {
    const knowing = createStrainIndex([{ slug: 'strawberry-cough', name: 'Strawberry Cough', aliases: [] }], {
      otherNames: ['Strawbery Cough'],
    });
    expect(matchStrain('Strawbery Cough', knowing)).toBeNull();
  });

  it('gives a strain’s own name before an alias of another', () => {
    const two = createStrainIndex([
      { slug: 'a', name: 'Alpha', aliases: ['Beta'] },
      { slug: 'b', name: 'Beta', aliases: [] },
    ]);
    expect(matchStrain('Beta', two)).toMatchObject({ slug: 'b', rule: 'EXACT' });
  });
});

describe('findStrainCandidate', () => {
  it('tells how much of a name a strain is, below the threshold', () => {
    expect(findStrainCandidate('Purple Punch Mints', index)).toEqual({
      slug: 'purple-punch',
      name: 'Purple Punch',
      score: 0.53,
      rule: 'PART',
    });
  });

  it('has none for a cross', () => {
    expect(findStrainCandidate('Blue Dream x Haze', index)).toBeNull();
  });

  it('never takes a cross of two for either, whatever stands around it', () => {
    const pick = fc.constantFrom(...names);
    const joint = fc.constantFrom(' x ', ' X ', '/', ' & ', ' + ', ' and ');
    const after = fc.constantFrom('', ' 3.5g', ' Pre-Roll', ' (Preroll 2 Pack)', '-Hybrid', ' #4 5pk');
    fc.assert(
      fc.property(pick, joint, pick, after, (left, between, right, end) => {
        expect(matchStrain(`${left}${between}${right}${end}`, index)).toBeNull();
      }),
    );
  });

  it('answers any text with a score between 0 and 1 or nothing', () => {
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...names, 'x', '1g', '(', ':', ' - '));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const candidate = findStrainCandidate(words.join(' '), index);
        expect(candidate === null || (candidate.score >= 0 && candidate.score <= 1)).toBe(true);
        expect(matchStrain(words.join(' '), index)).toEqual(
          candidate && candidate.score >= strainMatchThreshold ? candidate : null,
        );
      }),
    );
  });
});
