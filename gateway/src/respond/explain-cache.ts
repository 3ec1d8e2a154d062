import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';
import type { StepStatus, Trail, TrailStep } from '../fetch/trail.ts';
import type { OperationFacts } from './operation-facts.ts';

/** What the cache did for objects of one type in an answer, by policy; part of `extensions.cache`. */
export interface CacheExplanation {
  subgraph: string;
  type: string;
  /** Null for what is never kept. */
  policy: string | null;
  status: StepStatus;
  /** Why it was asked for; null for what was not. */
  why: string | null;
  /** Where it was; null for what was asked for. */
  tier: string | null;
  /** How many objects. */
  objects: number;
  /** Seconds since the oldest was fetched; null for what could not be kept. */
  age: number | null;
  /** Seconds until the first is no longer fresh, below 0 for what is stale; null for what could not be kept. */
  ttl: number | null;
  /** By which the first is purged. */
  tags: readonly string[];
}

/** Whether a request asks for the explanation: `"extensions": {"explainCache": true}`. */
export function asksForExplanation(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && 'explainCache' in extensions
    ? extensions.explainCache === true
    : false;
}

/** Adds `extensions.cache` to the answers of operators who ask for it, with a line for each fetch and policy. */
export function createCacheExplainer(facts: OperationFacts, now: () => number): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, request, response: { body } }) {
          const isAllowed = contextValue.viewer.role === 'OPERATOR';
          if (!isAllowed || body.kind !== 'single' || !asksForExplanation(request.extensions)) return;
          const { trail } = facts.executionOf(contextValue) ?? {};
          if (!trail) return;
          const { singleResult } = body;
          singleResult.extensions = { ...singleResult.extensions, cache: explain(trail, now()) };
        },
      };
    },
  };
}

/** One line for all steps that came to the same. @param now milliseconds since the epoch */
export function explain({ steps }: Trail, now: number): CacheExplanation[] {
  const groups = new Map<string, TrailStep[]>();
  for (const step of steps) {
    const { subgraph, typeName, policy, status, why, tier } = step;
    const key = JSON.stringify([subgraph, typeName, policy, status, why, tier]);
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()].map((group) => explainGroup(group, now));
}

function explainGroup(steps: readonly TrailStep[], now: number): CacheExplanation {
  const [first] = steps;
  if (!first) throw new TypeError('A group must hold a step.');
  const entries = steps.flatMap(({ entry }) => (entry ? [entry] : []));
  const seconds = (values: readonly number[], pick: (...of: number[]) => number) =>
    values.length === 0 ? null : Math.floor(pick(...values) / 1_000);
  return {
    subgraph: first.subgraph,
    type: first.typeName,
    policy: first.policy ?? null,
    status: first.status,
    why: first.why ?? null,
    tier: first.tier ?? null,
    objects: steps.length,
    age: seconds(
      entries.map(({ storedAt }) => now - storedAt),
      Math.max,
    ),
    ttl: seconds(
      entries.map(({ freshUntil }) => freshUntil - now),
      Math.min,
    ),
    tags: entries[0]?.tags ?? [],
  };
}
