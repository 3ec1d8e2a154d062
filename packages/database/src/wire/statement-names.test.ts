import { expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

function rename(type: string, body: string): string {
  return createStatementNames(7)
    .rename({ type, body: Buffer.from(body) })
    .body.toString();
}

it.each([
  ['P', 'get\0SELECT 1\0\0\0', 'connection_7_get\0SELECT 1\0\0\0'],
  ['B', 'portal\0get\0\0\0', 'portal\0connection_7_get\0\0\0'],
  ['D', 'Sget\0', 'Sconnection_7_get\0'],
  ['C', 'Sget\0', 'Sconnection_7_get\0'],
])('makes the statement named by a %s message the connection’s own', (type, before, after) => {
  expect(rename(type, before)).toBe(after);
});

it.each([
  ['P', '\0SELECT 1\0\0\0'],
  ['B', 'portal\0\0\0\0'],
  ['D', 'Pportal\0'],
  ['C', 'Pportal\0'],
  ['Q', 'get\0'],
  ['E', 'get\0\0\0\0\0'],
])('leaves a %s message that names no statement as it is', (type, body) => {
  expect(rename(type, body)).toBe(body);
});

it('knows which statements were not closed', () => {
  const names = createStatementNames(7);
  names.rename({ type: 'P', body: Buffer.from('a\0SELECT 1\0\0\0') });
  names.rename({ type: 'P', body: Buffer.from('b\0SELECT 1\0\0\0') });
  names.rename({ type: 'C', body: Buffer.from('Sa\0') });
  expect(names.left()).toEqual(['connection_7_b']);
});
