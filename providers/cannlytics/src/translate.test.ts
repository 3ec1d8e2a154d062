import type { RetailerRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { columns, type RetailerRow } from './row.ts';
import { translateRetailer } from './translate.ts';

function createRow(given: Partial<RetailerRow>): RetailerRow {
  const blank = Object.fromEntries(columns.map((column) => [column, ''])) as RetailerRow;
  return { ...blank, state: 'CO', business_dba_name: 'The Example Store', license_designation: 'Adult-Use', ...given };
}

function accepted(given: Partial<RetailerRow>): { value: RetailerRecord; repairs: string[] } {
  const translation = translateRetailer(createRow(given));
  if (translation.kind === 'refused') throw new Error(`refused: ${translation.reason}`);
  return translation;
}

const street = '1 Main St';

describe('translateRetailer', () => {
  it('translates a shop', () => {
    const row = {
      license_number: '402-00428',
      license_type: 'Stores',
      license_status: 'Active',
      expiration_date: '2026-03-01',
      business_website: 'http://example.com/',
      city: 'Colorado Springs',
      county: 'El Paso County',
      zip: '80905',
      lat: '38.8329574',
      lng: '-104.83458',
      street: '502 W Colorado Ave',
      data_refreshed: '2023-12-01',
    };
    expect(accepted(row)).toEqual({
      kind: 'accepted',
      value: {
        sourceKey: 'CO/402-00428/502 w colorado ave',
        name: 'The Example Store',
        jurisdiction: 'US-CO',
        licence: { number: '402-00428', type: 'Stores', status: 'Active', expiresOn: '2026-03-01' },
        serves: ['ADULT'],
        address: {
          street: '502 W Colorado Ave',
          city: 'Colorado Springs',
          county: 'El Paso County',
          postalCode: '80905',
        },
        location: { latitude: 38.8329574, longitude: -104.83458 },
        timeZone: 'America/Denver',
        openingHours: null,
        website: 'http://example.com/',
        source: { name: 'Cannlytics', terms: 'CC BY 4.0', refreshedOn: '2023-12-01' },
        isDemonstration: false,
      },
      repairs: [],
    });
  });

  it('says nothing where the row says nothing', () => {
    const { value, repairs } = accepted({ license_designation: '' });
    expect(value).toMatchObject({ licence: null, serves: [], address: null, location: null, website: null });
    expect(repairs).toEqual([]);
  });

  it('reads Arizona’s shifted columns', () => {
    const { value, repairs } = accepted({
      state: 'AZ',
      license_number: '00000139ESDD30084191',
      license_type: 'Marijuana Establishment',
      license_designation: 'Cultivation - Cultivate Retail - Sell',
      license_status: 'Operating',
      expiration_date: '101010 Management LLC',
      city: 'Ste 104',
      zip: '85533',
      street,
    });
    expect(value).toMatchObject({
      licence: { type: 'Marijuana Establishment', status: 'Operating', expiresOn: null },
      serves: ['ADULT'],
      address: { city: null, postalCode: '85533' },
      timeZone: 'America/Phoenix',
    });
    expect(repairs).toEqual(['city-that-is-none-left-out', 'expiry-that-is-no-date-left-out', 'use-from-licence']);
  });

  it.each([
    ['AK', 'Suite B', 'Kenai', { city: 'Kenai', postalCode: null }, 'city-from-postal-code-column'],
    ['AK', 'Bldg 2', 'Unit E', { city: null, postalCode: null }, 'city-that-is-none-left-out'],
    ['MO', 'MO 63118', '63118', { city: null, postalCode: '63118' }, 'city-that-is-none-left-out'],
    ['MD', 'Maryland, USA', '', { city: null, postalCode: null }, 'city-that-is-none-left-out'],
    ['CT', '1460 Post Rd E', '06880', { city: null, postalCode: '06880' }, 'city-that-is-none-left-out'],
    [
      'IL',
      'Lake in the Hills IL 60156',
      'IL.60156',
      { city: 'Lake in the Hills', postalCode: '60156' },
      'city-cut-from-more',
    ],
    ['NV', 'Las Vegas & Unincorporated Clark County', '89148', { city: 'Las Vegas' }, 'city-cut-from-more'],
    ['WA', 'SEATTLE          ', '981091622', { city: 'Seattle', postalCode: '98109-1622' }, 'postal-code-hyphenated'],
    ['WA', 'Elma', '985410000', { city: 'Elma', postalCode: '98541' }, 'postal-code-hyphenated'],
    ['MA', 'Springfield', '1105.0', { city: 'Springfield', postalCode: '01105' }, 'postal-code-was-a-number'],
    ['ME', 'Portland', 'USA', { city: 'Portland', postalCode: null }, 'postal-code-that-is-none-left-out'],
  ])('reads in %s the city "%s" and the postal code "%s"', (state, city, zip, address, rule) => {
    const { value, repairs } = accepted({ state, city, zip, street });
    expect(value.address).toMatchObject(address);
    expect(repairs).toContain(rule);
  });

  it('takes a postal code out of the street, and no street where there is none', () => {
    expect(accepted({ state: 'MS', street: '6610 US-98 Hattiesburg, MS 39402' })).toMatchObject({
      value: { address: { street: '6610 US-98 Hattiesburg', postalCode: '39402' } },
      repairs: ['postal-code-from-street'],
    });
    expect(accepted({ state: 'MD', street: 'Maryland', city: 'Towson' }).value.address?.street).toBeNull();
  });

  it('believes no place that all of New Mexico’s shops are put at', () => {
    const row = { state: 'NM', city: 'Albuquerque', zip: '87107', lat: '35.1184498', lng: '-106.6145753', street };
    expect(accepted(row)).toMatchObject({
      value: { address: null, location: null, timeZone: 'America/Denver' },
      repairs: ['placeholder-address-left-out'],
    });
  });

  it.each([
    ['MT', '59833', '46.9717718', '-121.9006607', 'coordinates-outside-state-left-out'],
    ['WA', '98109', '48.7566916', '-122.4661538', 'coordinates-away-from-postal-code-left-out'],
  ])('leaves out coordinates in %s that cannot be the shop’s', (state, zip, lat, lng, rule) => {
    expect(accepted({ state, zip, lat, lng })).toMatchObject({ value: { location: null }, repairs: [rule] });
  });

  it.each([
    ['AK', 'Unalaska', '', 'America/Anchorage'],
    ['NV', 'Reno', 'Washoe County', 'America/Los_Angeles'],
    ['NV', 'West Wendover', 'Elko County', 'America/Denver'],
    ['OR', 'Ontario', 'Malheur', 'America/Boise'],
    ['OR', 'Portland', 'Multnomah', 'America/Los_Angeles'],
  ])('knows the time zone of %s, %s, %s', (state, city, county, timeZone) => {
    expect(accepted({ state, city, county }).value.timeZone).toBe(timeZone);
  });

  it.each<[string, Partial<RetailerRow>, RetailerRecord['serves']]>([
    ['adult-use', {}, ['ADULT']],
    ['Adult-Use and Medicinal', {}, ['ADULT', 'MEDICAL']],
    ['Medical Only', {}, ['MEDICAL']],
    ['', { license_type: 'Marijuana Retailer' }, ['ADULT']],
    ['', { license_number: 'OCM-CAURD-23-000015' }, ['ADULT']],
    ['', { license_type: 'Commercial - Retailer' }, []],
  ])('reads from the designation "%s" (%o) whom a shop serves: %s', (designation, given, serves) => {
    expect(accepted({ license_designation: designation, ...given }).value.serves).toEqual(serves);
  });

  it.each([
    ['3/23/2024', '2024-03-23'],
    ['Sun Jan 21 2024 03:00:00 GMT-0500 (Eastern Standard Time)', '2024-01-21'],
    ['2024-02-30', null],
    ['soon', null],
  ])('reads the expiry "%s" as %s', (text, day) => {
    expect(accepted({ license_number: '1', expiration_date: text }).value.licence?.expiresOn).toBe(day);
  });

  it.each([
    ['www.example.com', 'https://www.example.com'],
    ['\u00a0https://example.com/a', 'https://example.com/a'],
    ['https://example.com/a b', null],
    ['call us', null],
    ['javascript:alert(1)', null],
  ])('reads the website "%s" as %s', (text, website) => {
    expect(accepted({ business_website: text }).value.website).toBe(website);
  });

  it('unifies the blanks of a name and drops New York’s mark', () => {
    expect(accepted({ state: 'NY', business_dba_name: ' Simply\nGreen\u00a0LLC *.' }).value.name).toBe(
      'Simply Green LLC',
    );
  });

  it('takes "Premises License" for no number', () => {
    const { value, repairs } = accepted({ state: 'NM', license_number: 'Premises License' });
    expect(value).toMatchObject({ licence: null, sourceKey: 'NM//the example store//' });
    expect(repairs).toEqual(['licence-number-that-is-none-left-out']);
  });

  it('tells shops of one licence apart by their streets', () => {
    const keys = ['1 Main St', '2 Main St'].map(
      (place) => accepted({ license_number: '7', street: place }).value.sourceKey,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it.each<[string, Partial<RetailerRow>, string]>([
    ['a shop without a name', { business_dba_name: ' * ' }, 'no name'],
    ['a laboratory', { state: 'AZ', license_type: 'Marijuana Laboratory' }, 'a laboratory, not a shop'],
    ['a state we have no facts of', { state: 'ZZ' }, 'a state we have no facts of'],
    ['a state that is a property of all objects', { state: 'constructor' }, 'a state we have no facts of'],
  ])('refuses %s', (_, given, reason) => {
    expect(translateRetailer(createRow(given))).toMatchObject({ kind: 'refused', reason });
  });
});
