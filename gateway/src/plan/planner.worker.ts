/** A thread that plans: planning is synchronous, and a thread is all that can be stopped in the middle of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import type { PlannerData, PlannerMessage, PlanRequest } from './planner-messages.ts';
import { resolvableKeysFirst } from './resolvable-keys-first.ts';

const { supergraphSdl, maxEvaluatedPlans, overrideLabels } = workerData as PlannerData;
const overrideConditions = new Map(overrideLabels.map((label) => [label, true]));
const supergraph = Supergraph.build(resolvableKeysFirst(supergraphSdl));
const apiSchema = supergraph.apiSchema();
const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans } });

const send = (message: PlannerMessage) => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, document, operationName }: PlanRequest) => {
  try {
    const named = operationName === undefined ? {} : { operationName };
    const operation = operationFromDocument(apiSchema, parse(document, { noLocation: true }), named);
    send({ kind: 'planned', id, plan: planner.buildQueryPlan(operation, { overrideConditions }) });
  } catch (error) {
    send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
send({ kind: 'ready' });
