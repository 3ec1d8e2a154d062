import type { Database, StatementCounter } from '@weedhounds/database';
import type { ContextOptions } from './context.ts';
import { openTestStore } from './open-test-store.fixture.ts';
import { startStrain } from './service.ts';
import type { StrainStore } from './store/store.ts';

interface Answer {
  data: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string[] } }[];
}

/** A strain subgraph over a database of its own. */
export interface TestStrain {
  store: StrainStore;
  statements: StatementCounter;
  /** Sends an operation over HTTP. */
  ask(query: string, variables?: object): Promise<Answer>;
  /** The data of an operation that must meet no error. */
  read<T>(query: string, variables?: object): Promise<T>;
  /** The code and the argument's path of the one error an operation meets. */
  refusal(query: string, variables?: object): Promise<{ code: string; argument: string[] | undefined }>;
  close(): Promise<void>;
}

/** Starts a strain subgraph with nothing but the analytes. */
export async function startTestStrain(options: ContextOptions = {}, database?: Database): Promise<TestStrain> {
  const { store, statements, close } = await openTestStore(database);
  const subgraph = await startStrain({ store, host: '127.0.0.1', port: 0, ...options });
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(`${subgraph.endpoint.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    store,
    statements,
    ask,
    async read<T>(query: string, variables?: object) {
      const { data, errors } = await ask(query, variables);
      if (errors) throw new TypeError(`Expected no error; got ${JSON.stringify(errors)}.`);
      return data as T;
    },
    async refusal(query, variables) {
      const { errors = [] } = await ask(query, variables);
      if (errors.length !== 1) throw new TypeError(`Expected one error; got ${JSON.stringify(errors)}.`);
      const [{ code, argument } = { code: '' }] = errors.map(({ extensions }) => extensions);
      return { code, argument };
    },
    async close() {
      await subgraph.close();
      await close();
    },
  };
}
