import { countStatements, type StatementCounter } from '@weedhounds/database';
import { postSigned, testSecrets } from '@weedhounds/subgraph/testing';
import { type DispensaryStore, startDispensary } from '../index.ts';
import type { OpenDatabase } from './databases.fixture.ts';
import { openTestStore } from './test-store.fixture.ts';

interface GraphQLResponse {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; argument?: string[] } }[];
}

export interface TestSubgraph {
  store: DispensaryStore;
  url: string;
  /** The SQL statements of the store's client. */
  statements: StatementCounter;
  /** Sends an operation over HTTP. */
  ask(document: string, variables?: Record<string, unknown>): Promise<GraphQLResponse>;
  /** Sends an operation that must succeed, and answers its data. */
  data<T = Record<string, unknown>>(document: string, variables?: Record<string, unknown>): Promise<T>;
  /** The code and argument of the one error an operation must fail with. */
  refusal(document: string, variables?: Record<string, unknown>): Promise<{ code: string; argument?: string[] }>;
  /** Takes the database with it. */
  close(): Promise<void>;
}

/** The subgraph on a database of its own, with the clock stopped. */
export async function startTestSubgraph(open: OpenDatabase, now: string): Promise<TestSubgraph> {
  const { store, close } = await openTestStore(open);
  const statements = countStatements(store.client);
  const subgraph = await startDispensary({
    store,
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
    now: () => new Date(now),
  });

  async function ask(query: string, variables: Record<string, unknown> = {}): Promise<GraphQLResponse> {
    const response = await postSigned(subgraph, { query, variables });
    return (await response.json()) as GraphQLResponse;
  }
  return {
    store,
    url: subgraph.endpoint.url,
    statements,
    ask,
    async data<T>(document: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask(document, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as T;
    },
    async refusal(document, variables) {
      const { errors = [] } = await ask(document, variables);
      if (errors.length !== 1 || !errors[0]) throw new Error(`Expected one error; got ${JSON.stringify(errors)}.`);
      const { code, argument } = errors[0].extensions;
      return { code, ...(argument && { argument }) };
    },
    async close() {
      await subgraph.close();
      await close();
    },
  };
}
