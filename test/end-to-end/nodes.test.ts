import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

/** An id of each type, found by the fields that lead to it. */
async function findIds(): Promise<Record<string, string>> {
  const { data } = await ask(
    graph.url,
    `{ dispensaries(filter: { jurisdiction: "CO" }, first: 1) { nodes { id jurisdiction { id } menu { id items(first: 1) { nodes { id } } } } }
       strains(first: 1) { nodes { id } } analytes(first: 1) { nodes { id } } }`,
  );
  const found = JSON.parse(JSON.stringify(data));
  const strain = found.strains.nodes[0].id;
  const shop = found.dispensaries.nodes[0];
  const { data: reviewed } = await ask(
    graph.url,
    'mutation ($input: ReviewStrainInput!) { reviewStrain(input: $input) { review { id } } }',
    { input: { strainId: strain, rating: 5 } },
    await graph.signIn({}),
  );
  return {
    Dispensary: shop.id,
    Jurisdiction: shop.jurisdiction.id,
    Menu: shop.menu.id,
    MenuItem: shop.menu.items.nodes[0].id,
    Strain: strain,
    Analyte: found.analytes.nodes[0].id,
    StrainReview: JSON.parse(JSON.stringify(reviewed)).reviewStrain.review.id,
  };
}

it('answers every kind of object by its id alone', async () => {
  const ids = await findIds();
  for (const [type, id] of Object.entries(ids)) {
    const answer = await ask(graph.url, `query ($id: ID!) { node(id: $id) { __typename id } }`, { id });
    expect(answer).toEqual({ status: 200, data: { node: { __typename: type, id } }, errors: [] });
  }
});

it('goes on from a node to the fields of its type, in whichever subgraph', async () => {
  const { Strain: id = '' } = await findIds();
  const { data, errors } = await ask(
    graph.url,
    `query ($id: ID!) { node(id: $id) { ... on Strain { name offers(first: 1) { nodes { menu { currency } } } } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ node: { name: expect.any(String), offers: { nodes: expect.any(Array) } } });
});
