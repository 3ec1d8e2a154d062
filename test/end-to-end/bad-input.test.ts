import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

/** Field, arguments, and the path of the argument that is refused. */
const refused: [field: string, args: string, selection: string, argument: string[]][] = [
  ['dispensary', '', 'id', ['id']],
  ['dispensary', 'id: "a", slug: "b"', 'id', ['slug']],
  ['dispensaries', 'first: 0', 'nodes { id }', ['first']],
  ['dispensaries', 'first: 101', 'nodes { id }', ['first']],
  ['dispensaries', 'after: "nonsense"', 'nodes { id }', ['after']],
  [
    'dispensaries',
    'filter: { near: { latitude: 39.7, longitude: -105, radius: 0 } }',
    'nodes { id }',
    ['filter', 'near', 'radius'],
  ],
  [
    'dispensaries',
    'filter: { near: { latitude: 39.7, longitude: -105, radius: 501 } }',
    'nodes { id }',
    ['filter', 'near', 'radius'],
  ],
  ['jurisdictions', 'first: 101', 'nodes { id }', ['first']],
  ['menu', '', 'id', ['id']],
  ['searchMenuItems', 'first: 0', 'nodes { id }', ['first']],
  ['searchMenuItems', 'after: "nonsense"', 'nodes { id }', ['after']],
  ['searchMenuItems', 'sort: BEST_MATCH', 'nodes { id }', ['sort']],
  ['searchMenuItems', 'sort: NEAREST', 'nodes { id }', ['sort']],
  ['compareMenus', 'dispensaryIds: ["one"]', 'nodes { strainName }', ['dispensaryIds']],
  ['compareMenus', 'dispensaryIds: ["a", "b"], minimumConfidence: 2', 'nodes { strainName }', ['minimumConfidence']],
  ['strain', '', 'id', ['id']],
  ['strains', 'first: 101', 'nodes { id }', ['first']],
  ['strains', 'after: "bm9uc2Vuc2U"', 'nodes { id }', ['after']],
  ['strains', 'filter: { terpenes: [{ analyte: "unobtainium" }] }', 'nodes { id }', ['filter', 'terpenes', 'analyte']],
  ['labSamples', 'first: 0', 'nodes { id }', ['first']],
  ['analytes', 'first: 0', 'nodes { id }', ['first']],
];

it.each(refused)('refuses %s(%s) by code and argument', async (field, args, selection, argument) => {
  const { data, errors } = await ask(graph.url, `{ ${field}${args && `(${args})`} { ${selection} } }`);
  expect(data).toEqual({ [field]: null });
  expect(errors).toMatchObject([{ path: [field], extensions: { code: 'BAD_USER_INPUT', argument } }]);
});

describe('values that no scalar takes', () => {
  it.each([
    [
      'a radius of −1',
      'dispensaries(filter: { near: { latitude: 0, longitude: 0, radius: -1 } }) { nodes { id } }',
      ['filter', 'near', 'radius'],
    ],
    [
      'a latitude of 91',
      'dispensaries(filter: { near: { latitude: 91, longitude: 0 } }) { nodes { id } }',
      ['filter', 'near', 'latitude'],
    ],
    ['a THC of 140 %', 'searchMenuItems(filter: { thc: { min: 140 } }) { nodes { id } }', ['filter', 'thc', 'min']],
    ['a jurisdiction of three letters', 'jurisdiction(code: "COL") { id }', ['code']],
    [
      'half a cent',
      'searchMenuItems(filter: { pricePerGram: { max: 0.5 } }) { nodes { id } }',
      ['filter', 'pricePerGram', 'max'],
    ],
  ])('refuses %s before anything runs', async (_, field, argument) => {
    const { status, data, errors } = await ask(graph.url, `{ ${field} }`);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  it('refuses a bad variable, and names it', async () => {
    const { status, errors } = await ask(
      graph.url,
      'query ($thc: Percent) { searchMenuItems(filter: { thc: { min: $thc } }) { nodes { id } } }',
      { thc: 140 },
    );
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('"$thc"'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

it('answers null for what does not exist', async () => {
  const { data, errors } = await ask(
    graph.url,
    `{ a: dispensary(id: "dsp_none") { id } b: dispensary(slug: "none") { id } c: menu(id: "none") { id }
       d: menuItem(id: "none") { id } e: strain(name: "No Such Strain At All") { id } f: labSample(id: "none") { id }
       g: jurisdiction(code: "MX-JAL") { id } h: node(id: "str_00000000000000000000") { id } i: node(id: "none") { id } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null, g: null, h: null, i: null });
});

it('refuses a review that cannot be, by code and argument', async () => {
  const review = 'mutation ($input: ReviewStrainInput!) { reviewStrain(input: $input) { review { id } } }';
  const { data, errors } = await ask(
    graph.url,
    review,
    { input: { strainId: 'str_none', rating: 6 } },
    await graph.signIn({}),
  );
  expect(data).toEqual({ reviewStrain: null });
  expect(errors).toMatchObject([
    { path: ['reviewStrain'], extensions: { code: 'BAD_USER_INPUT', argument: ['input', 'rating'] } },
  ]);
});
