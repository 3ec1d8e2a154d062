import { describe, expect, it } from 'vitest';
import { type KushyRow, translateKushyStrain } from './translate.ts';

function createRow(given: Partial<KushyRow> = {}): KushyRow {
  const nothing = {
    description: 'NULL',
    type: 'NULL',
    crosses: 'NULL',
    breeder: 'NULL',
    effects: 'NULL',
    flavor: 'NULL',
  };
  return { id: '1', name: 'A-10', ...nothing, ...given };
}

describe('translateKushyStrain', () => {
  it('translates a strain', () => {
    const row = createRow({
      name: ' Gorilla Glue #4 ',
      description: '<p>Sticky &amp; strong.</p>',
      type: 'Hybrid',
      breeder: 'GG Strains',
      effects: 'Relaxed, Dry Mouth, Relaxed, ',
      flavor: 'Earthy, Pine',
    });
    expect(translateKushyStrain(row)).toEqual({
      kind: 'accepted',
      value: {
        slug: 'gorilla-glue-4',
        name: 'Gorilla Glue #4',
        aliases: ['GG4', 'GG #4', 'Gorilla Glue', 'Original Glue'],
        type: 'HYBRID',
        breeder: 'GG Strains',
        description: 'Sticky & strong.',
        effects: ['relaxed', 'dry mouth'],
        flavors: ['earthy', 'pine'],
        source: { name: 'Kushy', terms: 'MIT', refreshedOn: '2017-11-14' },
      },
      repairs: ['html-removed'],
    });
  });

  it('reads NULL and nothing as not known', () => {
    const unknown = { type: null, breeder: null, description: null, effects: [], flavors: [] };
    for (const text of ['NULL', '']) {
      const row = createRow({ description: text, type: text, breeder: text, effects: text, flavor: text });
      expect(translateKushyStrain(row)).toMatchObject({ value: unknown, repairs: [] });
    }
  });

  it('finds parents by the row numbers of a table that has lost rows', () => {
    expect(translateKushyStrain(createRow({ name: '707 Headband', crosses: '378,272' }))).toMatchObject({
      value: {
        parents: [
          { name: 'Sour Diesel', slug: 'sour-diesel' },
          { name: 'OG Kush', slug: 'og-kush' },
        ],
      },
      repairs: ['parents-by-shifted-row-number'],
    });
  });

  it.each(['520, 521', '10, 548', 'Afghani'])('leaves out parents that cannot be told: %s', (crosses) => {
    const translation = translateKushyStrain(createRow({ crosses }));
    expect(translation).toMatchObject({ repairs: ['parents-not-told-left-out'] });
    expect(translation).not.toHaveProperty('value.parents');
  });

  it('leaves out a strain that would be its own parent', () => {
    expect(translateKushyStrain(createRow({ name: 'Afghani', crosses: '10' }))).toMatchObject({
      repairs: ['parents-not-told-left-out'],
    });
  });

  it.each<[string, Partial<KushyRow>, object, string]>([
    ['mojibake', { name: 'SeÃ±or Jack' }, { name: 'Señor Jack', slug: 'senor-jack' }, 'mojibake-repaired'],
    ['a breeder who is unknown', { breeder: 'Unknown Breeder' }, { breeder: null }, 'unknown-breeder-is-no-breeder'],
    ['a type cut to six letters', { type: 'Outdoo' }, { type: null }, 'type-that-is-none-left-out'],
  ])('repairs %s', (_, given, value, rule) => {
    expect(translateKushyStrain(createRow(given))).toMatchObject({ kind: 'accepted', value, repairs: [rule] });
  });

  it.each(['747', 'K.C. 33', 'Ice', 'Special K', 'Red Sativa'])(
    'believes the catalogue that %s is a strain',
    (name) => {
      expect(translateKushyStrain(createRow({ name }))).toMatchObject({ kind: 'accepted', value: { name } });
    },
  );

  it.each([
    ['', 'no name'],
    ['NULL', 'no name'],
    ['Girl Scout Cookies Thin...', 'a name that is cut off'],
    ['Trim', 'a name of no strain'],
    ['High CBD', 'a name of no strain'],
    ['???', 'a name of no strain'],
  ])('refuses the name "%s"', (name, reason) => {
    expect(translateKushyStrain(createRow({ name }))).toMatchObject({ kind: 'refused', reason });
  });
});
