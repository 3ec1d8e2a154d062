import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Policy } from '@weedhounds/cache';
import { defaultPolicies, type PolicyName } from '@weedhounds/cache-policies';
import { policyClassOf } from '@weedhounds/policy';
import { type DocumentNode, type ExecutionResult, execute, getOperationAST, parse } from 'graphql';
import type { EntityCache } from '../../../../gateway/src/cache/entity-cache.ts';
import type { PolicyOf } from '../../../../gateway/src/cache/fetches/to-parts.ts';
import type { GatewayContext } from '../../../../gateway/src/context.ts';
import type { SignedClient } from '../../../../gateway/src/fetch/signed-client.ts';
import { loadGraph } from '../../../../gateway/src/graph/load-graph.ts';
import { composeSupergraph } from '../../../../gateway/src/load/compose-supergraph.ts';
import { OperationStore } from '../../../../gateway/src/prepare/operation-store.ts';
import { emptyRuleBook } from '../../../../gateway/src/rules/rule-book.ts';
import type { Catalogue } from './catalogue.ts';
import { createShopSchemas, shopSdl } from './shop-subgraphs.ts';

/** A gateway over a shop, all in this process. */
export interface OpenShop {
  ask(query: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
  /** Calls that came to subgraphs. */
  calls(): number;
  /** Representations in them, and how many different ones. */
  representations(): { sent: number; unique: number };
  close(): Promise<void>;
}

const facts = { role: 'STRANGER' as const, jurisdiction: 'US-CO', age: 30, patientOf: null };
const viewer = { ...facts, subject: null, scopes: [], caller: 'nobody', jurisdiction: null, age: null };

/** How each field of the shop may be kept. */
export const policyOfShop: PolicyOf = (typeName, fieldName): Policy => {
  const ofField: Record<string, PolicyName> = {
    price: 'PRICING_DATA',
    stock: 'INVENTORY',
    terpenes: 'TERPENE_PROFILES',
  };
  const ofType: Record<string, PolicyName> = {
    Strain: 'STRAIN_INFO',
    Terpene: 'TERPENE_PROFILES',
    'Query.strain': 'STRAIN_INFO',
    'Query.dispensary': 'DISPENSARY_INFO',
    'Dispensary.name': 'DISPENSARY_INFO',
    'Dispensary.city': 'DISPENSARY_INFO',
  };
  const name = ofType[`${typeName}.${fieldName}`] ?? ofField[fieldName] ?? ofType[typeName] ?? 'MENU_DATA';
  return { ...defaultPolicies[name], varies: 'class', strategy: 'fixed' };
};

/**
 * @param now milliseconds, of the time in which things change
 * @param answerMs milliseconds that subgraphs take for an answer, beside what they do
 */
export async function openShop(
  catalogue: Catalogue,
  now: () => number,
  entityCache: EntityCache | undefined,
  answerMs = 0,
): Promise<OpenShop> {
  const composition = composeSupergraph(
    Object.entries(shopSdl).map(([name, sdl]) => ({ name, url: `http://${name}`, sdl })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  let calls = 0;
  let sent = 0;
  const unique = new Set<string>();
  const clients = new Map(
    Object.entries(createShopSchemas(catalogue, now)).map(([name, schema]): [string, SignedClient] => {
      const documents = new Map<string, DocumentNode>();
      const client: SignedClient = {
        async post(body) {
          calls++;
          const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
          const { representations = [] } = variables as { representations?: readonly unknown[] };
          sent += representations.length;
          for (const one of representations) unique.add(`${name} ${JSON.stringify(one)}`);
          const document = documents.get(query) ?? parse(query, { noLocation: true });
          documents.set(query, document);
          if (answerMs > 0) await setTimeout(answerMs);
          const result = await execute({ schema, document, variableValues: variables });
          return {
            kind: 'answered',
            status: 200,
            contentType: 'application/json',
            body: Buffer.from(JSON.stringify(result)),
          };
        },
        close: async () => {},
      };
      return [name, client];
    }),
  );
  const graph = await loadGraph({
    supergraphSdl: composition.supergraphSdl,
    gatewayId: 'bench',
    subgraphs: { addresses: [], clients },
    executor: 'own',
    entityCache,
    store: new OperationStore(),
    rules: emptyRuleBook,
    leastConfidence: 'A',
    planDeadlineMs: 60_000,
    overrideLabels: [],
  });
  const parsed = new Map<string, { document: DocumentNode; queryHash: string }>();
  const context: GatewayContext = { viewer, policyClass: policyClassOf(facts) };

  return {
    async ask(query, variables) {
      let known = parsed.get(query);
      if (!known) {
        known = { document: parse(query), queryHash: createHash('sha256').update(query).digest('hex') };
        parsed.set(query, known);
      }
      const { document, queryHash } = known;
      const operation = getOperationAST(document);
      const request = { query, variables };
      const result = await graph.execute({
        document,
        queryHash,
        operation,
        request,
        context,
        schema: graph.schema,
      } as unknown as Parameters<typeof graph.execute>[0]);
      return result as ExecutionResult;
    },
    calls: () => calls,
    representations: () => ({ sent, unique: unique.size }),
    close: () => graph.close(),
  };
}
