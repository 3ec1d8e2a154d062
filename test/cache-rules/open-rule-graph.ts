import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { type OpenCache, openEntityCache } from '../../gateway/src/cache/open-entity-cache.ts';
import { openDevelopmentKey, signDevelopmentToken } from '../../gateway/src/identity/development-key.ts';
import { composeSupergraph, type Gateway, startGateway } from '../../gateway/src/index.ts';
import { withDefaults } from '../../gateway/src/with-defaults.ts';
import { goodsSdl, type RuleSubgraphs, ratingsSdl, startRuleSubgraphs } from './rule-subgraphs.ts';

/** Who asks, and where. */
export interface Asking {
  variables?: object;
  /** Default: a stranger. */
  token?: string;
  /** Which gateway. Default: the first. */
  at?: number;
  extensions?: object;
}

export interface RuleAnswer {
  data: unknown;
  errors?: readonly { message: string; extensions: { code: string } }[];
  extensions?: { cache?: readonly { type: string; policy: string; status: string; why: string | null }[] };
  /** Lower-cased. */
  headers: Record<string, string>;
}

/** Gateways over the subgraphs of items and ratings, with all that a gateway's cache is made of and a clock of its own. */
export interface RuleGraph {
  subgraphs: RuleSubgraphs;
  gateways: readonly Gateway[];
  /** Of the first gateway; undefined where it has none. */
  readonly cache: OpenCache | undefined;
  /** Milliseconds by which the caches' clock is ahead. */
  clock: { aheadMs: number };
  ask(query: string, asking?: Asking): Promise<RuleAnswer>;
  /** The calls that subgraphs got since this was last read, as short texts. */
  calls(): string[];
  /** A token of a member. */
  memberToken(subject: string): Promise<string>;
  /** A token with the scope to purge. */
  operatorToken(): Promise<string>;
  /** Ends all gateways, and starts as many over the same subgraphs. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface RuleGraphOptions {
  /** Default 1. */
  gateways?: number;
  isCached?: boolean;
  /** Default: each gateway keeps what it has for itself. */
  redisUrl?: string;
  /** Default: nothing outlives a gateway. */
  databaseUrl?: string;
}

export async function openRuleGraph({
  gateways: count = 1,
  isCached = true,
  redisUrl,
  databaseUrl,
}: RuleGraphOptions = {}): Promise<RuleGraph> {
  const subgraphs = await startRuleSubgraphs();
  const dataDir = await mkdtemp(join(tmpdir(), 'rules-'));
  const key = await openDevelopmentKey(dataDir);
  const composition = composeSupergraph([
    { name: 'goods', url: subgraphs.urls.goods, sdl: goodsSdl },
    { name: 'ratings', url: subgraphs.urls.ratings, sdl: ratingsSdl },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  const options = { supergraphSdl: composition.supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 };
  const { identity, cache: settings } = withDefaults(options);
  const clock = { aheadMs: 0 };
  const caches: OpenCache[] = [];
  const gateways: Gateway[] = [];
  async function openOne(): Promise<void> {
    const own = { ...settings, databaseUrl, warmingRate: 0 };
    const cache = isCached ? await openEntityCache(own, redisUrl, () => Date.now() + clock.aheadMs) : undefined;
    // Nothing is refreshed by chance.
    const entityCache = cache && { ...cache, chance: () => 1 };
    if (cache) caches.push(cache);
    gateways.push(
      await startGateway({
        ...options,
        identity: { ...identity, tokens: { kind: 'development', dataDir } },
        cache: { ...settings, isOn: false },
        entityCache,
      }),
    );
  }
  async function openAll(): Promise<void> {
    for (let index = 0; index < count; index++) await openOne();
  }
  async function closeAll(): Promise<void> {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
    await Promise.all(caches.splice(0).map((cache) => cache.close()));
  }
  await openAll();
  const sign = (claims: { sub: string; role: 'member' | 'operator'; scope?: string }) =>
    signDevelopmentToken(key, claims, { now: Date.now(), lifetimeS: 600 });

  return {
    subgraphs,
    gateways,
    get cache() {
      return caches[0];
    },
    async restart() {
      await closeAll();
      await openAll();
    },
    clock,
    async ask(query, { variables, token, at = 0, extensions } = {}) {
      const response = await fetch(`${gateways[at]?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables, extensions }),
      });
      const answer = (await response.json()) as Omit<RuleAnswer, 'headers'>;
      return { ...answer, headers: Object.fromEntries(response.headers) };
    },
    calls: () => subgraphs.calls.splice(0).map(describe),
    memberToken: (sub) => sign({ sub, role: 'member' }),
    operatorToken: () => sign({ sub: 'op', role: 'operator', scope: 'operator:cache' }),
    async close() {
      await closeAll();
      await subgraphs.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** `goods {items{id}}`, `ratings 1,2 {rating}`. */
function describe({ subgraph, query, ids }: RuleSubgraphs['calls'][number]): string {
  if (ids.length === 0) return `${subgraph} ${query.replace(/^query/, '')}`;
  const fields = /on Item\{(.*)\}\}\}$/.exec(query)?.[1] ?? query;
  return `${subgraph} ${ids.join()} {${fields}}`;
}
