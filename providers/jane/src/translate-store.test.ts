import { describe, expect, it } from 'vitest';
import { translateJaneStore } from './translate-store.ts';
import { store as storeSchema } from './wire.ts';

const shop = {
  id: 42,
  name: 'The Example Store',
  address: '1 Main St',
  city: 'Boston',
  state: 'Massachusetts',
  zip: '02110',
  lat: 42.36,
  long: -71.06,
  time_zone_identifier: 'America/New_York',
  medical: false,
  recreational: true,
  opening_hours: [{ day: 'monday', open: '9:00', close: '24:00' }],
};

function translate(given: object) {
  const translation = translateJaneStore(storeSchema.parse({ ...shop, ...given }));
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation.value;
}

describe('translateJaneStore', () => {
  it('translates a shop', () => {
    expect(translate({})).toEqual({
      sourceKey: '42',
      name: 'The Example Store',
      jurisdiction: 'US-MA',
      licence: null,
      serves: ['ADULT'],
      address: { street: '1 Main St', city: 'Boston', county: null, postalCode: '02110' },
      location: { latitude: 42.36, longitude: -71.06 },
      timeZone: 'America/New_York',
      openingHours: [{ weekday: 'MONDAY', opensAt: '09:00', closesAt: '00:00' }],
      website: null,
      source: { name: 'Jane', terms: 'by agreement with Jane', refreshedOn: null },
      isDemonstration: false,
    });
  });

  it('says nothing where Jane says nothing', () => {
    const silent = { address: null, city: '', zip: null, lat: 0, long: 0, medical: null, recreational: null };
    expect(translate({ ...silent, opening_hours: [{ day: 'monday' }], time_zone_identifier: null })).toMatchObject({
      serves: [],
      address: null,
      location: null,
      timeZone: null,
      openingHours: null,
    });
  });

  it('knows no hours where a day of them is none', () => {
    const hours = [...shop.opening_hours, { day: 'holidays', open: '10:00', close: '12:00' }];
    expect(translate({ opening_hours: hours }).openingHours).toBeNull();
  });

  it.each([
    ['MA', 'US-MA'],
    ['new york', 'US-NY'],
    ['District of Columbia', 'US-DC'],
  ])('knows the state %s', (state, jurisdiction) => {
    expect(translate({ state }).jurisdiction).toBe(jurisdiction);
  });

  it('refuses a shop in no state that we know', () => {
    expect(translateJaneStore(storeSchema.parse({ ...shop, state: 'Atlantis' }))).toEqual({
      kind: 'refused',
      reason: 'no state that we know',
      detail: 'Atlantis',
    });
  });
});
