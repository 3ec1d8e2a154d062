import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { countStatements } from './count-statements.ts';

it('counts the statements sent since the last reset, transaction control aside', () => {
  const client = new EventEmitter();
  const counter = countStatements({ $on: (event, listener) => client.on(event, listener) });
  const send = (query: string) => client.emit('query', { query });
  send('BEGIN');
  send('SELECT 1');
  send('UPDATE a SET b = 1');
  send('COMMIT');
  send('-- Implicit "COMMIT" query via underlying driver');
  expect(counter.count()).toBe(2);
  expect(counter.statements()).toEqual(['SELECT 1', 'UPDATE a SET b = 1']);
  counter.reset();
  send('ROLLBACK');
  expect(counter.statements()).toEqual([]);
  send('SELECT 2');
  expect(counter.count()).toBe(1);
});
