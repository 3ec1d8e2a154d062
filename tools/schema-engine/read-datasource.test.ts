import { expect, it } from 'vitest';
import { datasourceUrl, readDatasource } from './read-datasource.ts';

it.each([
  ['an embedded database', { kind: 'embedded', dataDir: '/home/me/my data/.data' }] as const,
  ['a database in memory', undefined] as const,
])('takes the address of %s apart again', (_, settings) => {
  const url = datasourceUrl(settings, 'menu');
  expect(url).toMatch(/^postgresql:\/\/embedded\/postgres\?schema=menu&/);
  expect(readDatasource(url)).toEqual({ target: settings ?? { kind: 'memory' }, schema: 'menu' });
});

it('puts the schema into a server’s address and keeps the rest', () => {
  const settings = {
    kind: 'server',
    url: 'postgresql://me:a%20b@db:5432/graph?sslmode=require&schema=public',
  } as const;
  const url = 'postgresql://me:a%20b@db:5432/graph?sslmode=require&schema=menu';
  expect(datasourceUrl(settings, 'menu')).toBe(url);
  expect(readDatasource(url)).toEqual({ target: { kind: 'server', url }, schema: 'menu' });
});

it('takes an address without a schema as Prisma does', () => {
  expect(readDatasource('postgresql://db/graph').schema).toBe('public');
});

it('wants an address', () => {
  expect(() => readDatasource(undefined)).toThrow('The schema engine got no datasource.');
});
