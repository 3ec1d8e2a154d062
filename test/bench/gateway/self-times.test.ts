import { expect, it } from 'vitest';
import { type CpuProfile, readSelfTimes } from './self-times.ts';

const frame = (id: number, functionName: string, url = '', lineNumber = -1) => ({
  id,
  callFrame: { functionName, url, lineNumber },
});

const profile: CpuProfile = {
  nodes: [
    frame(1, '(root)'),
    frame(2, '(idle)'),
    frame(3, '(garbage collector)'),
    frame(4, 'run', 'file:///project/gateway/src/execute/run.ts', 9),
    frame(5, 'run', 'file:///project/gateway/src/execute/run.ts', 9),
    frame(6, 'merge', 'file:///project/gateway/src/execute/merge.ts', 0),
    frame(7, 'parse', 'file:///project/node_modules/graphql/language/parser.js', 30),
    frame(8, 'write', 'file:///project/node_modules/@apollo/server/dist/index.js', 4),
    frame(9, 'emit', 'node:events', 500),
    frame(10, 'shapeUser'),
    frame(11, '', 'node:net', 2),
  ],
  samples: [7, 2, 4, 5, 6, 3, 7, 8, 9, 10, 11],
  timeDeltas: [9_000, 1_000, 4_000, 1_000, 2_000, 3_000, 2_500, 1_500, 500, 250, 250],
};

it('adds up what functions took themselves, wherever they were called from, idle time left out', () => {
  const { busyMs, functions } = readSelfTimes(profile, 1_000);
  expect(busyMs).toBe(24);
  expect(functions).toEqual([
    { name: 'parse', place: 'graphql/language/parser.js:31', ms: 11.5 },
    { name: 'run', place: 'src/execute/run.ts:10', ms: 5 },
    { name: '(garbage collector)', place: '(garbage collector)', ms: 3 },
    { name: 'merge', place: 'src/execute/merge.ts', ms: 2 },
    { name: 'write', place: 'server/dist/index.js:5', ms: 1.5 },
    { name: 'emit', place: 'node:events:501', ms: 0.5 },
    { name: 'shapeUser', place: 'native and generated code', ms: 0.25 },
    { name: '(anonymous)', place: 'node:net:3', ms: 0.25 },
  ]);
});

it('adds up folders and packages', () => {
  expect(readSelfTimes(profile, 1_000).places).toEqual([
    { name: 'graphql', ms: 11.5 },
    { name: 'src/execute', ms: 7 },
    { name: '(garbage collector)', ms: 3 },
    { name: '@apollo/server', ms: 1.5 },
    { name: 'node', ms: 0.75 },
    { name: 'native and generated code', ms: 0.25 },
  ]);
});

it('leaves out what came before the last so many milliseconds', () => {
  const { busyMs, functions } = readSelfTimes(profile, 8);
  expect(busyMs).toBe(8);
  expect(functions[0]).toEqual({ name: '(garbage collector)', place: '(garbage collector)', ms: 3 });
});

it('reads a profile in which nothing was sampled', () => {
  expect(readSelfTimes({ nodes: [] }, 1_000)).toEqual({ busyMs: 0, functions: [], places: [] });
});
