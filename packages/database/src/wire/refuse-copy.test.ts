import { expect, it } from 'vitest';
import { type Message, queryMessage, readText } from './message.ts';
import { refuseCopy } from './refuse-copy.ts';

function isRefused(sql: string): boolean {
  const query = queryMessage(sql);
  const parse: Message = { type: 'P', body: Buffer.from(`name\0${sql}\0\0\0`) };
  const refused = refuseCopy(query) !== query;
  expect(refuseCopy(parse) !== parse).toBe(refused);
  return refused;
}

it.each([
  'COPY t FROM STDIN',
  'copy t (a, b)\nfrom stdin with (format csv)',
  'INSERT INTO t VALUES (1); COPY t FROM STDIN',
  'COPY /* here */ "my table" FROM -- now\n stdin',
  `SELECT E'it\\'s'; COPY t FROM STDIN`,
  `SELECT 'it''s'; COPY t FROM STDIN`,
])('replaces %j', (sql) => {
  expect(isRefused(sql)).toBe(true);
});

it.each([
  'COPY t TO STDOUT',
  `COPY t FROM '/dev/blob'`,
  'SELECT copy FROM stdin_log',
  `SELECT 'COPY t FROM STDIN'`,
  'SELECT $$COPY t FROM STDIN$$',
  'SELECT $a$COPY t FROM STDIN$a$',
  '-- COPY t FROM STDIN\nSELECT 1',
  'SELECT "copy t from stdin" FROM u',
  'SELECT 1',
])('leaves %j alone', (sql) => {
  expect(isRefused(sql)).toBe(false);
});

it('keeps the name of a prepared statement', () => {
  const refused = refuseCopy({ type: 'P', body: Buffer.from('name\0COPY t FROM STDIN\0\0\0') });
  expect(readText(refused.body).text).toBe('name');
});
