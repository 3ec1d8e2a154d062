import { StartError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { answering, startStandIn } from '../../gateway/src/testing/stand-in.ts';
import { readPurgeArguments } from './read-purge-arguments.ts';
import { sendPurge } from './send-purge.ts';

it.each([
  ['--subgraph menu', { by: { subgraph: 'menu' }, mode: 'HARD' }],
  ['--tag lab-results', { by: { tag: 'lab-results' }, mode: 'HARD' }],
  ['--type MenuItem --soft', { by: { type: 'MenuItem' }, mode: 'SOFT' }],
  [
    '--type Shelf --key room=r1 --key number=a=b',
    { by: { entity: { type: 'Shelf', key: { room: 'r1', number: 'a=b' } } }, mode: 'HARD' },
  ],
])('reads %s', (line, request) => {
  expect(readPurgeArguments(line.split(' '))).toEqual(request);
});

it.each([
  '',
  '--soft',
  '--key a=b',
  '--subgraph menu --type MenuItem',
  '--subgraph menu --key a=b',
  '--tag a --type b',
  '--tag a --key b=c',
  '--type',
  '--all',
])('says how it is used when it gets %j', (line) => {
  const read = () => readPurgeArguments(line === '' ? [] : line.split(' '));
  expect(read).toThrow(StartError);
  expect(read).toThrow('Usage: npm run cache:purge -- --subgraph menu');
});

it('refuses a key without a value', () => {
  expect(() => readPurgeArguments(['--type', 'Strain', '--key', 'blue-dream'])).toThrow(
    '--key must be a field and its value',
  );
});

it.each([
  [{ entries: 1, isKnownToOthers: true }, '1 entry was purged from its memory.'],
  [
    { entries: 0, isKnownToOthers: false },
    '0 entries were purged from its memory. Other gateways will be told when they can be.',
  ],
])('tells what came of it: %j', async (answer, line) => {
  const gateway = await startStandIn(answering(answer));
  const request = readPurgeArguments(['--type', 'MenuItem']);
  expect(await sendPurge(gateway.url, 'a.b.c', request)).toBe(line);
  const [{ method, url, headers } = { method: '', url: '', headers: {} }] = gateway.requests;
  expect([method, url, headers.authorization, gateway.bodies]).toEqual([
    'POST',
    '/cache/purge',
    'Bearer a.b.c',
    [JSON.stringify(request)],
  ]);
  await gateway.close();
});

it('tells why nothing was purged', async () => {
  const errors = [{ message: 'Purging the cache takes the scope operator:cache.' }];
  const gateway = await startStandIn((_request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
  });
  const request = readPurgeArguments(['--type', 'MenuItem']);
  await expect(sendPurge(gateway.url, 'x', request)).rejects.toThrow(
    'purged nothing: Purging the cache takes the scope',
  );
  await gateway.close();
  await expect(sendPurge(gateway.url, 'x', request)).rejects.toThrow('There is no gateway at');
});
