import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  bytes,
  host,
  httpUrl,
  milliseconds,
  pemFile,
  port,
  readSettings,
  readTlsIdentity,
  secrets,
} from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { z } from 'zod';
import type { GatewayOptions } from './gateway-options.ts';
import { type PublicSettings, publicVariables, toPublicSettings } from './public-settings.ts';

const environment = z.object({
  PORT: port.default(4000),
  HOST: host,
  /** The supergraph's file; `--supergraph FILE` goes before it. */
  SUPERGRAPH: z.string().default('schema/supergraph.graphql'),
  /** `menu=http://menu:4002/graphql,strain=…`: where subgraphs are, in place of the supergraph's URLs. */
  SUBGRAPH_URLS: z.string().default(''),
  /** What calls of subgraphs are signed with: the first of several, separated by commas. Required. */
  GATEWAY_SECRET: secrets,
  /** PEM files for https subgraphs: the gateway's certificate, its key, and the subgraphs' authority. All or none. */
  SUBGRAPH_TLS_CERT: pemFile,
  SUBGRAPH_TLS_KEY: pemFile,
  SUBGRAPH_TLS_CA: pemFile,
  /** Milliseconds a subgraph has for one whole answer. */
  SUBGRAPH_DEADLINE_MS: milliseconds(5_000),
  /** Bytes one answer of a subgraph may have. */
  SUBGRAPH_BYTE_LIMIT: bytes(10_000_000),
  ...publicVariables,
});

export type GatewaySettings = PublicSettings &
  Pick<
    GatewayOptions,
    'host' | 'port' | 'supergraphSdl' | 'subgraphUrls' | 'secrets' | 'subgraphTls' | 'deadlineMs' | 'byteLimit'
  >;

/**
 * The gateway's settings from its command line and environment, with the supergraph read.
 *
 * @throws SettingError naming the first bad one
 */
export function readGatewaySettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): GatewaySettings {
  const settings = readSettings(environment, { ...env, ...readArguments(args) });
  const subgraphTls = readTlsIdentity(
    { cert: 'SUBGRAPH_TLS_CERT', key: 'SUBGRAPH_TLS_KEY', ca: 'SUBGRAPH_TLS_CA' },
    settings,
  );
  return {
    host: settings.HOST,
    port: settings.PORT,
    supergraphSdl: readSupergraph(settings.SUPERGRAPH),
    subgraphUrls: readUrls(settings.SUBGRAPH_URLS),
    secrets: settings.GATEWAY_SECRET,
    ...(subgraphTls && { subgraphTls }),
    deadlineMs: settings.SUBGRAPH_DEADLINE_MS,
    byteLimit: settings.SUBGRAPH_BYTE_LIMIT,
    ...toPublicSettings(settings),
  };
}

function readArguments(args: readonly string[]): { SUPERGRAPH?: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { supergraph: { type: 'string' } } });
    return values.supergraph === undefined ? {} : { SUPERGRAPH: values.supergraph };
  } catch (cause) {
    throw new SettingError('--supergraph', `The only option is --supergraph FILE; got ${args.join(' ')}.`, { cause });
  }
}

function readSupergraph(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SettingError('SUPERGRAPH', `SUPERGRAPH must be a file that can be read; got ${JSON.stringify(file)}.`, {
      cause,
    });
  }
}

function readUrls(text: string): Record<string, string> {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return Object.fromEntries(
    entries.map((entry) => {
      const [, name = '', url = ''] = /^\s*([^=\s]+)=(\S+)\s*$/.exec(entry) ?? [];
      if (httpUrl.safeParse(url).success) return [name, url];
      throw new SettingError('SUBGRAPH_URLS', `SUBGRAPH_URLS must be like menu=http://host/graphql,…; got ${entry}.`);
    }),
  );
}
