import { postSigned, testSecrets } from '@weedhounds/subgraph/testing';
import type { ContextOptions } from '../context.ts';
import { type StrainStore, startStrain } from '../index.ts';
import type { OpenDatabase } from './databases.fixture.ts';
import { openTestStore, type TestStore } from './test-store.fixture.ts';

interface GraphQLResponse {
  data: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string[] } }[];
}

/** The subgraph on a database of its own. */
export interface TestSubgraph {
  store: StrainStore;
  statements: TestStore['statements'];
  /** Sends an operation over HTTP. */
  ask(query: string, variables?: object): Promise<GraphQLResponse>;
  /** The data of an operation that must meet no error. */
  data<T>(query: string, variables?: object): Promise<T>;
  /** The code and the argument's path of the one error an operation meets. */
  refusal(query: string, variables?: object): Promise<{ code: string; argument: string[] | undefined }>;
  close(): Promise<void>;
}

/** Starts the subgraph with nothing but the analytes. */
export async function startTestSubgraph(open: OpenDatabase, options: ContextOptions = {}): Promise<TestSubgraph> {
  const { store, statements, close } = await openTestStore(open);
  const subgraph = await startStrain({ store, secrets: testSecrets, host: '127.0.0.1', port: 0, ...options });
  const ask = async (query: string, variables: object = {}) => {
    const response = await postSigned(subgraph, { query, variables });
    return (await response.json()) as GraphQLResponse;
  };
  return {
    store,
    statements,
    ask,
    async data<T>(query: string, variables?: object) {
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
