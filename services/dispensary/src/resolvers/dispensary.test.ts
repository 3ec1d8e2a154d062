import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDispensaries, importJurisdictions } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { daily, jurisdiction, shop, source } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

const fullyKnown = shop('Alpine Leaf', {
  licence: { number: '402R-00001', type: 'Stores', status: 'Active', expiresOn: '2027-01-31' },
  serves: ['MEDICAL', 'ADULT'],
  address: { street: '1 Pine St', city: 'Denver', county: 'Denver County', postalCode: '80202' },
  location: { latitude: 39.75, longitude: -104.99 },
  timeZone: 'America/Denver',
  openingHours: [
    { weekday: 'SATURDAY', opensAt: '20:00', closesAt: '02:00' },
    { weekday: 'FRIDAY', opensAt: '14:00', closesAt: '18:00' },
    { weekday: 'FRIDAY', opensAt: '09:00', closesAt: '12:30' },
  ],
  website: 'https://alpine-leaf.example/',
});
const unknown = shop('Quiet Corner', { jurisdiction: 'US-WY', source: { ...source, refreshedOn: null } });
const alwaysClosed = shop('Shut Shop', { timeZone: 'America/Denver', openingHours: [], isDemonstration: true });
const hoursWithoutZone = shop('Zoneless', { openingHours: daily('00:00', '00:00') });
const idOf = (name: string) => createId('dsp', source.name, name);

const everything = `{
  id ref slug name serves timeZone isOpen website
  licence { number type status expiresOn }
  address { street city county postalCode }
  location { latitude longitude }
  openingHours { weekday opensAt closesAt }
  jurisdiction { code }
  provenance { source terms refreshedOn isDemonstration }
}`;

describeOnEveryDatabase('Dispensary', (open) => {
  let subgraph: TestSubgraph;

  beforeAll(async () => {
    // A Friday, 11:00 in Denver.
    subgraph = await startTestSubgraph(open, '2026-11-20T18:00:00Z');
    await importJurisdictions(subgraph.store, [jurisdiction('US-CO', 'Colorado')]);
    await importDispensaries(subgraph.store, [fullyKnown, unknown, alwaysClosed, hoursWithoutZone]);
  });
  afterAll(() => subgraph.close());

  it('tells all that is known of a shop, its hours in the order of the week', async () => {
    const { dispensary } = await subgraph.data(`{ dispensary(slug: "alpine-leaf-co") ${everything} }`);
    expect(dispensary).toEqual({
      id: idOf('Alpine Leaf'),
      ref: idOf('Alpine Leaf'),
      slug: 'alpine-leaf-co',
      name: 'Alpine Leaf',
      serves: ['ADULT', 'MEDICAL'],
      timeZone: 'America/Denver',
      isOpen: true,
      website: 'https://alpine-leaf.example/',
      licence: { number: '402R-00001', type: 'Stores', status: 'Active', expiresOn: '2027-01-31' },
      address: { street: '1 Pine St', city: 'Denver', county: 'Denver County', postalCode: '80202' },
      location: { latitude: 39.75, longitude: -104.99 },
      openingHours: [
        { weekday: 'FRIDAY', opensAt: '09:00', closesAt: '12:30' },
        { weekday: 'FRIDAY', opensAt: '14:00', closesAt: '18:00' },
        { weekday: 'SATURDAY', opensAt: '20:00', closesAt: '02:00' },
      ],
      jurisdiction: { code: 'US-CO' },
      provenance: { source: 'Invented shops', terms: 'CC0 1.0', refreshedOn: '2026-11-01', isDemonstration: false },
    });
  });

  it('answers null for what is not known', async () => {
    const { dispensary } = await subgraph.data(`query ($id: ID) { dispensary(id: $id) ${everything} }`, {
      id: idOf('Quiet Corner'),
    });
    expect(dispensary).toEqual({
      id: idOf('Quiet Corner'),
      ref: idOf('Quiet Corner'),
      slug: 'quiet-corner-wy',
      name: 'Quiet Corner',
      serves: [],
      timeZone: null,
      isOpen: null,
      website: null,
      licence: null,
      address: null,
      location: null,
      openingHours: null,
      jurisdiction: null,
      provenance: { source: 'Invented shops', terms: 'CC0 1.0', refreshedOn: null, isDemonstration: false },
    });
  });

  it('tells a shop that is always closed from one whose hours or zone are unknown', async () => {
    const { closed, zoneless } = await subgraph.data(`{
      closed: dispensary(slug: "shut-shop-co") { openingHours { weekday } isOpen provenance { isDemonstration } }
      zoneless: dispensary(slug: "zoneless-co") { openingHours { opensAt closesAt } isOpen }
    }`);
    expect(closed).toEqual({ openingHours: [], isOpen: false, provenance: { isDemonstration: true } });
    expect(zoneless).toEqual({ openingHours: Array(7).fill({ opensAt: '00:00', closesAt: '00:00' }), isOpen: null });
  });

  it('answers whether it is open at any instant', async () => {
    const { dispensary } = await subgraph.data(`{ dispensary(slug: "alpine-leaf-co") {
      atLunch: isOpen(at: "2026-11-20T13:00:00-07:00")
      afterLunch: isOpen(at: "2026-11-20T14:00:00-07:00")
      pastMidnight: isOpen(at: "2026-11-22T01:59:59-07:00")
      later: isOpen(at: "2026-11-22T02:00:00-07:00")
      inTheYearZero: isOpen(at: "0000-01-03T00:00:00Z")
    } }`);
    expect(dispensary).toEqual({
      atLunch: false,
      afterLunch: true,
      pastMidnight: true,
      later: false,
      inTheYearZero: false,
    });
  });

  it.each([
    ['id', 'dsp_00000000000000000000'],
    ['id', 'str_00000000000000000000'],
    ['id', 'no id\0'],
    ['slug', 'nowhere'],
    ['slug', 'Alpine Leaf\0'],
  ])('answers null for the unknown %s %j', async (key, value) => {
    const document = `query ($value: ${key === 'id' ? 'ID' : 'String'}) { dispensary(${key}: $value) { name } }`;
    expect(await subgraph.data(document, { value })).toEqual({ dispensary: null });
  });

  it('takes exactly one of id and slug', async () => {
    expect(await subgraph.refusal('{ dispensary { name } }')).toEqual({ code: 'BAD_USER_INPUT', argument: ['id'] });
    expect(await subgraph.refusal('{ dispensary(id: "a", slug: "b") { name } }')).toEqual({
      code: 'BAD_USER_INPUT',
      argument: ['slug'],
    });
    expect(await subgraph.data('{ dispensary(id: null, slug: "shut-shop-co") { name } }')).toEqual({
      dispensary: { name: 'Shut Shop' },
    });
  });

  it('is found by its id or its ref as an entity, a hundred of them in one statement', async () => {
    const representations = [
      { __typename: 'Dispensary', ref: idOf('Shut Shop') },
      { __typename: 'Dispensary', id: 'dsp_00000000000000000000' },
      { __typename: 'Dispensary', ref: 'jur_00000000000000000000' },
      ...Array(97).fill({ __typename: 'Dispensary', id: idOf('Alpine Leaf') }),
    ];
    subgraph.statements.reset();
    const { _entities } = await subgraph.data<{ _entities: unknown[] }>(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Dispensary { name } } }',
      { representations },
    );
    expect(_entities).toEqual([{ name: 'Shut Shop' }, null, null, ...Array(97).fill({ name: 'Alpine Leaf' })]);
    expect(subgraph.statements.count()).toBe(1);
  });

  it('reports its health and version', async () => {
    const response = await fetch(`${subgraph.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      name: 'dispensary',
      version: '0.1.0',
      schemaHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });
});
