import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingError } from '@weedhounds/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPublicSettings } from './public-settings.ts';
import { readGatewaySettings } from './settings.ts';

const secret = 'a secret of 32 characters or more';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-settings-'));
  file = join(folder, 'supergraph.graphql');
  writeFileSync(file, 'the supergraph');
});

afterAll(() => rm(folder, { recursive: true }));

it('has a default for everything but the supergraph and the secret', () => {
  expect(readGatewaySettings(['--supergraph', file], { GATEWAY_SECRET: secret })).toEqual({
    host: '127.0.0.1',
    port: 4000,
    supergraphSdl: 'the supergraph',
    subgraphUrls: {},
    secrets: [secret],
    deadlineMs: 5_000,
    byteLimit: 10_000_000,
    ...readPublicSettings({}),
  });
});

it('reads the environment', () => {
  const settings = readGatewaySettings([], {
    PORT: '80',
    HOST: '0.0.0.0',
    SUPERGRAPH: file,
    SUBGRAPH_URLS: 'menu=http://menu:4002/graphql, strain=http://strain:4003/graphql?x=1',
    SUBGRAPH_DEADLINE_MS: '250',
    SUBGRAPH_BYTE_LIMIT: '1000',
    GATEWAY_SECRET: `${secret}, another ${secret}`,
    REDIS_URL: 'redis://redis:6379',
  });
  expect(settings).toEqual({
    host: '0.0.0.0',
    port: 80,
    supergraphSdl: 'the supergraph',
    subgraphUrls: { menu: 'http://menu:4002/graphql', strain: 'http://strain:4003/graphql?x=1' },
    secrets: [secret, `another ${secret}`],
    deadlineMs: 250,
    byteLimit: 1_000,
    ...readPublicSettings({ REDIS_URL: 'redis://redis:6379' }),
  });
});

it('takes the supergraph of the command line before that of the environment', () => {
  expect(
    readGatewaySettings([`--supergraph=${file}`], { SUPERGRAPH: 'missing', GATEWAY_SECRET: secret }).supergraphSdl,
  ).toBe('the supergraph');
});

describe('refuses in one line', () => {
  it.each([
    ['--supergraph', ['--port', '80'], {}, 'The only option is --supergraph FILE; got --port 80.'],
    ['SUPERGRAPH', ['--supergraph', 'missing'], {}, 'SUPERGRAPH must be a file that can be read; got "missing".'],
    ['PORT', [], { PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535; got "abc".'],
    [
      'REDIS_URL',
      [],
      { REDIS_URL: 'http://x' },
      'REDIS_URL must be an address that begins with redis:// or rediss://; got "http://x".',
    ],
    [
      'GATEWAY_SECRET',
      [],
      { GATEWAY_SECRET: '' },
      'GATEWAY_SECRET must be secrets of at least 32 characters, separated by commas; got nothing.',
    ],
    [
      'GATEWAY_SECRET',
      [],
      { GATEWAY_SECRET: `${secret},hunter2` },
      'GATEWAY_SECRET must be secrets of at least 32 characters, separated by commas; got a value that is not shown.',
    ],
    [
      'SUBGRAPH_URLS',
      [],
      { SUBGRAPH_URLS: 'menu' },
      'SUBGRAPH_URLS must be like menu=http://host/graphql,…; got menu.',
    ],
  ])('%s', (setting, args, env, message) => {
    const read = () => readGatewaySettings(args, { SUPERGRAPH: file, GATEWAY_SECRET: secret, ...env });
    expect(read).toThrow(new SettingError(setting, message));
  });
});
