import { countStatements, type Database } from '@weedhounds/database';
import { openTestDatabase } from '@weedhounds/database/testing';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { createId, type PolicyClass } from '@weedhounds/subgraph';
import { adultInColorado, postSigned, testSecrets } from '@weedhounds/subgraph/testing';
import type { MenuImportOptions } from '../import/import-menu.ts';
import { importMenuRecords } from '../import/import-menu-records.ts';
import { importRules } from '../import/import-rules.ts';
import { type MenuOptions, startMenu } from '../service.ts';
import { createStore, migrationsFolder, schemaName } from '../store/store.ts';
import { adultPrograms } from './rules.fixture.ts';

/** A menu subgraph that listens, over a database of its own. */
export type TestMenu = Awaited<ReturnType<typeof startTestMenu>>;

interface Refused {
  errors?: { path?: readonly (string | number)[]; extensions: { code: string; argument?: string[] } }[];
}

/** Where an answer's errors are, their code, and the argument that is wrong. */
export function refusals({ errors = [] }: Refused) {
  return errors.map(({ path, extensions: { code, argument } }) => ({ path, code, argument }));
}

/** The id that `list` gives a shop. */
export function shopId(shop: string): string {
  return createId('dsp', shop);
}

/** Options of an import that a test need not give, a shop's own among them. */
type ListOptions = Partial<Omit<MenuImportOptions, 'dispensary'>> & {
  dispensary?: Partial<MenuImportOptions['dispensary']>;
};

/**
 * Colorado and New Jersey have rules that let adults in.
 *
 * @param opened the database to use; default: a fresh embedded one
 * @param viewer the class of viewers whom answers are for where `ask` is not told; default: adults in Colorado
 * @param given what menus are read through; default: nothing
 */
export async function startTestMenu(
  opened?: Database,
  viewer: PolicyClass = adultInColorado,
  given: Pick<MenuOptions, 'providers' | 'reading'> = {},
) {
  const database = opened ?? (await openTestDatabase());
  await database.migrate(schemaName, migrationsFolder);
  const store = createStore(database);
  await importRules(store, adultPrograms);
  const subgraph = await startMenu({ store, secrets: testSecrets, host: '127.0.0.1', port: 0, ...given });
  return {
    store,
    reader: subgraph.reader,
    /** The whole answer, headers and all, to an adult in Colorado. */
    send: (query: string, variables: Record<string, unknown> = {}) =>
      postSigned(subgraph, { query, variables }, viewer),
    statements: countStatements(store.client),
    /**
     * The body of the answer.
     *
     * @param policyClass of the viewer whom the answer is for
     */
    async ask(query: string, variables: Record<string, unknown> = {}, policyClass = viewer) {
      return (await postSigned(subgraph, { query, variables }, policyClass)).json();
    },
    /** Imports a menu for the shop of that name; by default it is in Colorado. */
    list: (shop: string, records: Iterable<MenuItemRecord>, { dispensary, ...options }: ListOptions = {}) =>
      importMenuRecords(
        store,
        {
          dispensary: {
            id: shopId(shop),
            jurisdictionCode: 'US-CO',
            latitude: null,
            longitude: null,
            ...dispensary,
          },
          provider: 'test',
          currency: 'USD',
          fetchedAt: '2026-01-02T00:00:00.000Z',
          ...options,
        },
        records,
      ),
    async close() {
      await subgraph.close();
      await store.close();
      await database.close();
    },
  };
}
