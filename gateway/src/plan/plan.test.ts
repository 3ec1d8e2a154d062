import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { afterEach, expect, it } from 'vitest';
import { composeShop } from '../testing/shop-graph.ts';
import { thicket } from '../testing/thicket.ts';
import { createPlanner, type Planner, type PlannerOptions } from './create-planner.ts';
import { PlanCache } from './plan-cache.ts';

const shop = composeShop('http://127.0.0.1:1/graphql', 'http://127.0.0.1:2/graphql');
const query = '{ products { name rating } }';

const open: Planner[] = [];
afterEach(async () => {
  for (const planner of open.splice(0)) await planner.close();
});
const start = (options: Partial<PlannerOptions> = {}) => {
  const planner = createPlanner({ supergraphSdl: shop, deadlineMs: 30_000, ...options });
  open.push(planner);
  return planner;
};

it('plans what the planner plans on the main thread', async () => {
  const supergraph = Supergraph.build(shop);
  const expected = new QueryPlanner(supergraph).buildQueryPlan(
    operationFromDocument(supergraph.apiSchema(), parse(query)),
  );
  expect(await start().plan(query)).toEqual(expected);
});

it('plans the operation that is named', async () => {
  const plan = await start().plan('query A { products { name } } query B { products { rating } }', 'B');
  expect(JSON.stringify(plan)).toContain('rating');
});

it('says why the planner refuses an operation', async () => {
  await expect(start().plan('{ unknown }')).rejects.toThrow('Cannot query field "unknown"');
});

it('ends the planning of an operation at its deadline, and plans the next', async () => {
  const { supergraphSdl, hostile } = thicket(6, 7);
  const many = { supergraphSdl, maxEvaluatedPlans: 10_000_000 };
  // How long it takes differs by machine and load: a third of it is too short for it, and ample for what follows.
  const patient = start(many);
  await patient.plan('{ t { id } }');
  const begun = performance.now();
  await patient.plan(hostile);
  const deadlineMs = Math.ceil((performance.now() - begun) / 3);

  const planner = start({ ...many, deadlineMs });
  await planner.plan('{ t { id } }');
  const [refused, planned] = await Promise.allSettled([planner.plan(hostile), planner.plan('{ t { a { id } } }')]);
  expect(refused).toMatchObject({
    status: 'rejected',
    reason: { code: 'COST_LIMIT_EXCEEDED', message: expect.stringContaining(`longer than ${deadlineMs} ms to plan`) },
  });
  expect(planned).toMatchObject({ status: 'fulfilled', value: { kind: 'QueryPlan' } });
});

it('tells those who wait when its thread cannot start', async () => {
  await expect(start({ supergraphSdl: 'type Query { a: Int }' }).plan('{ a }')).rejects.toThrow();
});

it('lets nobody wait when it is closed', async () => {
  const planner = start();
  const planning = planner.plan(query);
  const closed = expect(planning).rejects.toThrow('The planner is closed.');
  await planner.close();
  await closed;
  await expect(planner.plan(query)).rejects.toThrow('The planner is closed.');
});

it('keeps plans, and plans once for all who ask at the same time', async () => {
  const asked: string[] = [];
  const plan: QueryPlan = { kind: 'QueryPlan' };
  const plans = new PlanCache({
    plan: async (document) => {
      asked.push(document);
      return plan;
    },
    close: async () => {},
  });
  const operation = { document: parse(query), queryHash: 'h1' };
  const look = () => plans.whileExpecting(operation, () => plans.get('h1'));
  expect(await Promise.all([look(), look(), look()])).toEqual([plan, plan, plan]);
  expect(await look()).toBe(plan);
  expect(asked).toHaveLength(1);
  await expect(plans.get('h2')).rejects.toThrow('not announced');
});

it('plans again after a planning that failed', async () => {
  let plannings = 0;
  const plans = new PlanCache({
    plan: async () => {
      if (++plannings === 1) throw new Error('too long');
      return { kind: 'QueryPlan' };
    },
    close: async () => {},
  });
  const look = () => plans.whileExpecting({ document: parse(query), queryHash: 'h1' }, () => plans.get('h1'));
  await expect(look()).rejects.toThrow('too long');
  expect(await look()).toEqual({ kind: 'QueryPlan' });
});
