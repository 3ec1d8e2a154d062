import { describe, expect, it } from 'vitest';
import { translateLineage } from './translate.ts';

const translate = (child: string, parents: string) =>
  translateLineage({ child, parents, raw: parents.replaceAll('|', 'x'), source: 'ca_flowerco' });

describe('translateLineage', () => {
  it('translates a child with its parents', () => {
    expect(translate('Ice Cream Cake', 'Wedding Cake | Gelato 33')).toEqual({
      kind: 'accepted',
      value: {
        childName: 'Ice Cream Cake',
        childSlug: 'ice-cream-cake',
        parents: [
          { name: 'Wedding Cake', slug: 'wedding-cake' },
          { name: 'Gelato 33', slug: 'gelato-33' },
        ],
        source: { name: 'Cannabis Data Science, by Cannlytics', terms: 'MIT', refreshedOn: null },
      },
      repairs: [],
    });
  });

  it('cuts a child out of a product’s name', () => {
    expect(translate('Heavy Hitters: 1g Cart: Live Rosin: Watermelon Z [I]', 'A1 | B2')).toMatchObject({
      value: { childName: 'Watermelon Z', childSlug: 'watermelon-z' },
      repairs: ['child-cut-from-product-name'],
    });
    expect(translate('Heavy Hitters: 1g Cart: THCV Green Crack [S]', 'A1 | B2')).toMatchObject({
      value: { childName: 'Green Crack' },
    });
    expect(translate('Grease Monkey 1G', 'A1 | B2')).toMatchObject({ value: { childName: 'Grease Monkey' } });
  });

  it('keeps a name’s spelling but for shouting, and leads its slug to the strain', () => {
    expect(translate('Gelato', 'SUNSET SHERBERT | THIN MINT GSC | gg4 | fatso')).toMatchObject({
      value: {
        parents: [
          { name: 'Sunset Sherbert', slug: 'sunset-sherbet' },
          { name: 'Thin Mint GSC', slug: 'thin-mint-cookies' },
          { name: 'GG4', slug: 'gorilla-glue-4' },
          { name: 'Fatso', slug: 'fatso' },
        ],
      },
      repairs: ['capitals-unified', 'strain-alias-resolved'],
    });
  });

  it('leaves out a parent that is unknown and one named twice', () => {
    expect(
      translate('Lemon Cherry Gelato', 'Sunset Sherbet | GSC | (Unknown Strain) | Girl Scout Cookies'),
    ).toMatchObject({
      value: {
        parents: [
          { name: 'Sunset Sherbet', slug: 'sunset-sherbet' },
          { name: 'GSC', slug: 'girl-scout-cookies' },
        ],
      },
      repairs: ['unknown-parent-left-out', 'strain-alias-resolved'],
    });
  });

  it('looks up again what was looked up by shifted row numbers', () => {
    const row = { child: 'Blue Cheese', parents: 'Big Wreck | Blueberry Diesel', raw: '40, 66', source: 'kushy' };
    expect(translateLineage(row)).toMatchObject({
      value: {
        childName: 'Blue Cheese',
        parents: [
          { name: 'Big Budda Cheese', slug: 'big-buddha-cheese' },
          { name: 'Blueberry', slug: 'blueberry' },
        ],
      },
      repairs: ['parents-by-shifted-row-number'],
    });
    expect(translateLineage({ ...row, raw: '520, 521' })).toMatchObject({
      kind: 'refused',
      reason: 'parents given by row numbers that cannot be told',
    });
  });

  it.each([
    ['P-CRU-TANA-Z', 'OG Kush | Afghani', 'a batch code in place of the child'],
    ['S1-FR2-080923-BISC-H', 'Gelato #25 | GSC', 'a batch code in place of the child'],
    ['HYBRID', 'Tangie | Purple Punch', 'no child that is a strain'],
    ['Animal Cookies', 'ANIMAL COOKIES | WEDDING CAKE', 'a strain that is its own parent'],
    ['Wookies', '(Unknown Strain)', 'no parent'],
    ['Wookies', 'A1 | B2 | C3 | D4 | E5', 'more than four parents'],
  ])('refuses %s from %s', (child, parents, reason) => {
    expect(translate(child, parents)).toMatchObject({ kind: 'refused', reason });
  });
});
