import { expect, it } from 'vitest';
import { ourServices, readComposeFile } from './compose-file.ts';

const file = readComposeFile({ POSTGRES_PASSWORD: 'secret', GATEWAY_SECRET: 'a secret of 32 characters or more' });
const services = Object.entries(file.services);
const servers = services.filter(([, { healthcheck }]) => healthcheck !== undefined);

it.each(services)('%s writes to no file of its image and gains no privilege', (_name, service) => {
  expect(service).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    user: expect.stringMatching(/^(node|postgres|redis)$/),
  });
});

it.each(ourServices(file))(
  '%s runs the one image as node, with a folder in memory for what tsx compiles',
  (_, service) => {
    expect(service).toMatchObject({
      image: 'weedhounds-graph:0.1.0',
      build: { context: '.', dockerfile: 'deploy/Dockerfile' },
      user: 'node',
      tmpfs: ['/tmp'],
    });
  },
);

it('only the gateway is reached from outside, and only from this machine', () => {
  const published = services.filter(([, { ports }]) => ports !== undefined);
  expect(published.map(([name, { ports }]) => [name, ports])).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
  const outward = Object.keys(file.networks).filter((name) => file.networks[name]?.internal !== true);
  expect(services.filter(([, { networks }]) => networks?.some((name) => outward.includes(name)))).toEqual([
    ['gateway', file.services.gateway],
  ]);
});

it('the gateway cannot reach the database, nor a subgraph Redis', () => {
  const membersOf = (network: string) =>
    services.filter(([, { networks }]) => networks?.includes(network)).map(([name]) => name);
  expect(membersOf('cache')).toEqual(['redis', 'revocations', 'gateway']);
  expect(membersOf('database')).toEqual(['postgres', 'migrate', 'seed', 'dispensary', 'menu', 'strain', 'network']);
  // Without a network of its own a container would be on the default one, which leads out.
  expect(services.filter(([, { networks = [] }]) => networks.length === 0)).toEqual([]);
});

it('the images of PostgreSQL and Redis are pinned to a minor version', () => {
  expect([file.services.postgres?.image, file.services.redis?.image]).toEqual([
    expect.stringMatching(/^postgres:\d+\.\d+-/),
    expect.stringMatching(/^redis:\d+\.\d+-/),
  ]);
});

it('what a container needs is there before it starts', () => {
  const needs = services.map(([name, { depends_on = {} }]) => [
    name,
    Object.entries(depends_on).map(([other, { condition }]) => `${other} ${condition}`),
  ]);
  const migrated = ['migrate service_completed_successfully'];
  expect(Object.fromEntries(needs)).toEqual({
    postgres: [],
    redis: [],
    revocations: [],
    migrate: ['postgres service_healthy'],
    seed: ['postgres service_healthy'],
    dispensary: migrated,
    menu: migrated,
    strain: migrated,
    network: migrated,
    gateway: [
      'dispensary service_healthy',
      'menu service_healthy',
      'strain service_healthy',
      'network service_healthy',
      'redis service_healthy',
      'revocations service_healthy',
    ],
  });
});

it.each(servers.filter(([, { build }]) => build))(
  '%s has longer to stop than requests have to finish',
  (_, service) => {
    expect(Number.parseInt(service.stop_grace_period ?? '0', 10)).toBeGreaterThan(10);
  },
);
