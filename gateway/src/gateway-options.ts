import type { TlsIdentity } from '@weedhounds/config';
import type { Confidence } from '@weedhounds/policy';
import type { CacheSettings } from './cache/cache-settings.ts';
import type { EntityCache } from './cache/entity-cache.ts';
import type { EdgeSettings } from './edge/edge-settings.ts';
import type { IdentitySettings } from './identity/identity-settings.ts';
import type { LimitSettings } from './limits/limit-settings.ts';
import type { Manifest } from './trusted/read-manifest.ts';

export interface GatewayOptions {
  supergraphSdl: string;
  /** URLs by subgraph name, in place of the supergraph's own. Default: none. */
  subgraphUrls?: Readonly<Record<string, string>>;
  /** What the calls of subgraphs are signed with: the first; subgraphs may accept further ones. 32 characters or more. */
  secrets: readonly string[];
  /** What https subgraphs are shown and must show. Default: no certificate, and an authority that Node trusts. */
  subgraphTls?: TlsIdentity | undefined;
  /** The address to listen on. */
  host: string;
  /** The port to listen on; 0 takes a free one. */
  port: number;
  /** Whose tokens are believed, and what else is believed of viewers. Default: nobody's tokens, and the viewer's word. */
  identity?: IdentitySettings;
  /** Who may come, how often and how slowly. Default: that of `edgeVariables`. */
  edge?: EdgeSettings;
  /** The least confidence a rule of sale must have to allow anything. Default B. */
  leastConfidence?: Confidence;
  /** How large an operation may be. Default: that of `limitVariables`. */
  limits?: LimitSettings;
  /** Points one operation may cost by its estimate; 0: no limit. Default: that of `costVariables`. */
  costLimit?: number;
  /** Whether strangers are refused introspection, and told no names of the schema that they did not send. Default false. */
  hideSchema?: boolean;
  /** The documents that run; nothing else does. Default: any document runs. */
  trustedDocuments?: Manifest | undefined;
  /** The Redis of persisted queries and counts, which several gateways then share. Default: this process's memory. */
  redisUrl?: string | undefined;
  /** The Redis of revoked tokens. Default: this process's memory. */
  revocationRedisUrl?: string | undefined;
  /** Milliseconds a subgraph has for one whole answer. Default 5,000. */
  deadlineMs?: number;
  /** Bytes one answer of a subgraph may have. Default 10,000,000. */
  byteLimit?: number;
  /** Milliseconds that planning one operation may take. Default 2,000. */
  planDeadlineMs?: number;
  /** Labels of `@override` that are on; all others are off. Default: none. */
  overrideLabels?: readonly string[];
  /** What runs planned operations: `own`, or @apollo/gateway's executor to compare with. Default own. */
  executor?: 'own' | 'apollo';
  /** What subgraphs' answers are kept, how long and how much of them. Default: that of `cacheVariables`. */
  cache?: CacheSettings;
  /** Where they are kept, in place of what `cache` says. */
  entityCache?: EntityCache | undefined;
  /** Milliseconds between reports of call counts to the subgraph named `network`, where there is one. Default 2,000. */
  reportIntervalMs?: number;
  /** The folder of the built GraphiQL. Default: `web/dist` of this repository. */
  consoleFolder?: string;
  /** Shown on the page at `/`, for instance that the data is a demonstration. */
  notice?: string;
}
