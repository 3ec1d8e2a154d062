import { existsSync, readFileSync } from 'node:fs';
import { defaultPolicies } from '@weedhounds/cache-policies';
import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { readSubgraphs } from '../../gateway/src/load/read-subgraphs.ts';
import { readPublicSettings } from '../../gateway/src/public-settings.ts';
import { type ComposeService, entryOf, ourServices, readComposeFile, repository } from './compose-file.ts';
import { settingsReaders } from './settings-readers.ts';

const secret = 'a secret of 32 characters or more';
const file = readComposeFile({ POSTGRES_PASSWORD: 's@cr/et', GATEWAY_SECRET: secret });
const services = ourServices(file);

/** Variables that a library reads, not the settings: the PostgreSQL driver and telemetry. */
const readElsewhere = ['PGPASSWORD', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

function settingsOf(service: ComposeService, env = service.environment ?? {}): unknown {
  const { file: entry, args } = entryOf(service);
  const read = settingsReaders[entry];
  if (read === undefined) throw new Error(`No settings are known for ${entry}.`);
  return read(env, args);
}

const database = { kind: 'server', url: 'postgresql://graph@postgres:5432/graph' };
const supergraphSdl = readFileSync(`${repository}schema/supergraph.graphql`, 'utf8');

it.each(services)('%s runs a file that exists', (_name, service) => {
  expect(existsSync(repository + entryOf(service).file)).toBe(true);
});

it.each([
  ['migrate', database],
  ['seed', database],
  ['dispensary', { host: '0.0.0.0', port: 4001, secrets: [secret], database }],
  [
    'menu',
    {
      ...{ host: '0.0.0.0', port: 4002, secrets: [secret], database, leastConfidence: 'B' },
      ...{ gatewayUrls: ['http://gateway:4000'], policies: defaultPolicies },
    },
  ],
  ['strain', { host: '0.0.0.0', port: 4003, secrets: [secret], database }],
  [
    'network',
    {
      host: '0.0.0.0',
      port: 4004,
      secrets: [secret],
      database,
      subgraphs: [
        { name: 'dispensary', url: 'http://dispensary:4001' },
        { name: 'menu', url: 'http://menu:4002' },
        { name: 'strain', url: 'http://strain:4003' },
        { name: 'network', url: 'http://network:4004' },
      ],
    },
  ],
  [
    'gateway',
    {
      host: '0.0.0.0',
      port: 4000,
      supergraphSdl,
      subgraphUrls: {
        dispensary: 'http://dispensary:4001/graphql',
        menu: 'http://menu:4002/graphql',
        strain: 'http://strain:4003/graphql',
        network: 'http://network:4004/graphql',
      },
      secrets: [secret],
      deadlineMs: 5_000,
      byteLimit: 10_000_000,
      ...readPublicSettings({ REDIS_URL: 'redis://redis:6379', REVOCATION_REDIS_URL: 'redis://revocations:6379' }),
    },
  ],
])('%s gets its settings', (name, expected) => {
  expect(settingsOf(file.services[name] as ComposeService)).toEqual(expected);
});

const variables = services.flatMap(([name, service]) =>
  Object.keys(service.environment ?? {})
    .filter((variable) => !readElsewhere.includes(variable))
    .map((variable) => [name, variable, service] as const),
);

it.each(variables)('%s reads the variable %s that is set for it', (_name, variable, service) => {
  const refused = () => settingsOf(service, { ...service.environment, [variable]: '?' });
  expect(refused).toThrow(SettingError);
  expect(refused).toThrow(variable);
});

it('every subgraph of the supergraph has a container, and the gateway asks it where it listens', () => {
  const { subgraphUrls } = settingsOf(file.services.gateway as ComposeService) as {
    subgraphUrls: Record<string, string>;
  };
  const listening = readSubgraphs(supergraphSdl).map(({ name }) => {
    const { port } = settingsOf(file.services[name] as ComposeService) as { port: number };
    return [name, `http://${name}:${port}/graphql`];
  });
  expect(listening).toHaveLength(4);
  expect(subgraphUrls).toEqual(Object.fromEntries(listening));
});

it('the database has no default password', () => {
  expect(() => readComposeFile({ GATEWAY_SECRET: secret })).toThrow(
    'POSTGRES_PASSWORD: set it to a password of your own',
  );
});

it('the gateway and its subgraphs, and no one else, are given the secret between them, which has no default', () => {
  const holders = services.filter(([, { environment }]) => environment?.GATEWAY_SECRET === secret);
  expect(holders.map(([name]) => name)).toEqual(['dispensary', 'menu', 'strain', 'network', 'gateway']);
  expect(() => readComposeFile({ POSTGRES_PASSWORD: 'secret' })).toThrow(
    'GATEWAY_SECRET: set it to a secret of 32 characters or more',
  );
});
