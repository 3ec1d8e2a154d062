import { startDispensary } from '@weedhounds/dispensary';
import { composeSupergraph, type Gateway, startGateway } from '@weedhounds/gateway';
import { takeFreePort } from '@weedhounds/http';
import { startMenu } from '@weedhounds/menu';
import { loadSchemaText, type Subgraph, type SubgraphName } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { openTestCatalogue } from '../open-test-catalogue.ts';

let menu: Subgraph;
let gateway: Gateway;
let close: () => Promise<void>;

beforeAll(async () => {
  const catalogue = await openTestCatalogue();
  const listen = { secrets: testSecrets, host: '127.0.0.1', port: 0 };
  menu = await startMenu({ store: catalogue.stores.menu, ...listen });
  const dispensary = await startDispensary({ store: catalogue.stores.dispensary, ...listen });
  const living: Partial<Record<SubgraphName, Subgraph>> = { menu, dispensary };
  const dead = `http://127.0.0.1:${await takeFreePort()}/graphql`;
  const names: SubgraphName[] = ['dispensary', 'menu', 'strain', 'network'];
  const composition = composeSupergraph(
    names.map((name) => {
      const { endpoint } = living[name] ?? {};
      return { name, url: endpoint ? `${endpoint.url}/graphql` : dead, sdl: loadSchemaText(name) };
    }),
  );
  if (composition.kind === 'failed') throw new Error('The subgraphs do not compose.');
  gateway = await startGateway({
    supergraphSdl: composition.supergraphSdl,
    ...listen,
  });
  // The gateway has read the rules of sale by now: without any it shows no menus.
  await dispensary.close();
  close = async () => {
    await gateway.close();
    await menu.close();
    await catalogue.close();
  };
});
afterAll(() => close?.());

it('answers what a living subgraph knows when the others are down, and says which fields failed', async () => {
  const { status, data, errors } = await ask(
    gateway.url,
    '{ searchMenuItems(filter: { categories: [FLOWER] }, first: 2) { nodes { name strain { name } dispensary { name } } } strains { nodes { id } } }',
  );
  expect(status).toBe(200);
  expect(data).toEqual({
    searchMenuItems: {
      nodes: [
        { name: expect.any(String), strain: null, dispensary: null },
        { name: expect.any(String), strain: null, dispensary: null },
      ],
    },
    strains: null,
  });
  const failures = errors.map(({ path, extensions }) => ({
    path,
    code: extensions?.code,
    subgraph: extensions?.subgraph,
  }));
  expect(failures).toHaveLength(5);
  expect(failures).toEqual(
    expect.arrayContaining([
      { path: ['strains'], code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'strain' },
      { path: ['searchMenuItems', 'nodes', 0, 'strain'], code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'strain' },
      { path: ['searchMenuItems', 'nodes', 1, 'dispensary'], code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'dispensary' },
    ]),
  );
  expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
});
