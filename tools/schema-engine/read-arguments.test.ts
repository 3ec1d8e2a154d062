import { expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

it('reads what the CLI gives when it wants JSON-RPC', () => {
  const argv = [
    ...['--datamodels', 'a.prisma', '--datamodels', 'b.prisma'],
    ...['--datasource', '{"url":"postgresql://db/graph","shadowDatabaseUrl":null}'],
    ...['--enabled-preview-features', 'relationJoins', '--extension-types', '[]'],
  ];
  expect(readArguments(argv)).toEqual({
    command: undefined,
    datamodels: ['a.prisma', 'b.prisma'],
    datasourceUrl: 'postgresql://db/graph',
  });
});

it('reads a command', () => {
  const argv = ['--datasource', '{"url":"postgresql://db/graph"}', 'cli', 'can-connect-to-database'];
  expect(readArguments(argv)).toEqual({
    command: 'can-connect-to-database',
    datamodels: [],
    datasourceUrl: 'postgresql://db/graph',
  });
});
