import { describe, expect, it } from 'vitest';
import { translateLineage } from './translate.ts';

const translate = (child: string, parents: string, source = 'ca_flowerco') =>
  translateLineage({ child, parents, source });

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

  it.each([
    ['Blue Cheese', 'Big Wreck | Blueberry Diesel', 'kushy', 'parents looked up by shifted row numbers'],
    ['P-CRU-TANA-Z', 'OG Kush | Afghani', 'ca_flowerco', 'a batch code in place of the child'],
    ['S1-FR2-080923-BISC-H', 'Gelato #25 | GSC', 'ca_flowerco', 'a batch code in place of the child'],
    ['HYBRID', 'Tangie | Purple Punch', 'ca_flowerco', 'no child that is a strain'],
    ['Animal Cookies', 'ANIMAL COOKIES | WEDDING CAKE', 'ca_flowerco', 'a strain that is its own parent'],
    ['Wookies', '(Unknown Strain)', 'ca_flowerco', 'no parent'],
    ['Wookies', 'A1 | B2 | C3 | D4 | E5', 'ca_flowerco', 'more than four parents'],
  ])('refuses %s from %s (%s)', (child, parents, source, reason) => {
    expect(translate(child, parents, source)).toMatchObject({ kind: 'refused', reason });
  });
});
