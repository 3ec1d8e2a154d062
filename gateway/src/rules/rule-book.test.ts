import type { JurisdictionRule } from '@weedhounds/policy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSubgraphClient } from '../fetch/exchange.ts';
import { type StandIn, startStandIn } from '../testing/stand-in.ts';
import { readRules } from './read-rules.ts';
import { type LiveRuleBook, openRuleBook } from './rule-book.ts';

const rule = (code: string): JurisdictionRule => ({
  code,
  programme: 'ADULT',
  minimumAge: 21,
  confidence: 'A',
  source: 'a statute',
  compiledOn: '2026-11-22',
});
const pageOf = (codes: string[], endCursor: string | null) => ({
  data: { jurisdictions: { nodes: codes.map(rule), pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
});

let standIn: StandIn;
let answers: unknown[];
let client: ReturnType<typeof createSubgraphClient>;
beforeEach(async () => {
  answers = [];
  standIn = await startStandIn((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers.shift() ?? {}));
  });
  client = createSubgraphClient({ url: standIn.url, deadlineMs: 5_000, byteLimit: 100_000 });
});
afterEach(async () => {
  await client.close();
  await standIn.close();
});
const read = () => readRules((body) => client.post(body));

it('reads every page of the rules', async () => {
  answers = [pageOf(['US-CO', 'US-NJ'], 'c1'), pageOf(['CA-AB'], null)];
  expect(await read()).toEqual([rule('US-CO'), rule('US-NJ'), rule('CA-AB')]);
  expect(standIn.bodies.map((body) => JSON.parse(body).variables)).toEqual([{ after: null }, { after: 'c1' }]);
});

it.each([
  ['an error of the subgraph', { data: null, errors: [{ message: 'No database.' }] }, 'it reported: No database.'],
  ['no GraphQL', { status: 'fine' }, 'it answered JSON that is no GraphQL response'],
  ['a rule of another shape', pageOf([1 as unknown as string], null), 'expected string'],
])('rejects on %s', async (_, answer, message) => {
  answers = [answer];
  await expect(read()).rejects.toThrow(message);
});

it('rejects half the rules', async () => {
  answers = [pageOf(['US-CO'], 'c1'), { errors: [{ message: 'gone' }] }];
  await expect(read()).rejects.toThrow('it reported: gone');
});

it('rejects when nobody answers', async () => {
  await standIn.close();
  await expect(read()).rejects.toThrow('it gave no whole answer');
});

/** Rules whose reading succeeds or fails as it is told, on a clock of its own. */
async function openTestBook(outcomes: (readonly string[] | 'fails')[]) {
  vi.useFakeTimers();
  const states: string[] = [];
  let readings = 0;
  const book: LiveRuleBook = await openRuleBook({
    read: async () => {
      const outcome = outcomes[Math.min(readings++, outcomes.length - 1)] ?? [];
      if (outcome === 'fails') throw new Error('down');
      return outcome.map(rule);
    },
    refreshMs: 60_000,
    retryMs: 1_000,
    believedMs: 3_600_000,
    now: () => Date.now(),
    onChange: ({ kind }) => states.push(kind),
  });
  return { book, states, readings: () => readings };
}
afterEach(() => {
  vi.useRealTimers();
});

it('knows the rules once it is open, and later ones a minute later', async () => {
  const { book, readings } = await openTestBook([['US-CO'], ['US-CO', 'US-NJ']]);
  expect([book.ruleOf('US-CO'), book.ruleOf('US-NJ')]).toEqual([rule('US-CO'), undefined]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(book.ruleOf('US-NJ')).toEqual(rule('US-NJ'));
  expect(readings()).toBe(2);
  await book.close();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(readings()).toBe(2);
});

it('has no rule, which denies, until they can be read, and tries every second', async () => {
  const { book, states } = await openTestBook(['fails', 'fails', ['US-CO']]);
  expect(book.ruleOf('US-CO')).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(book.ruleOf('US-CO')).toEqual(rule('US-CO'));
  expect(states).toEqual(['failed', 'read']);
  await book.close();
});

it('lets the rules it read last stand while they cannot be read again, and then no more', async () => {
  const { book, states } = await openTestBook([['US-CO'], 'fails']);
  await vi.advanceTimersByTimeAsync(3_599_000);
  expect(book.ruleOf('US-CO')).toEqual(rule('US-CO'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(book.ruleOf('US-CO')).toBeUndefined();
  expect(states).toEqual(['failed']);
  await book.close();
});

it('says when other rules have been read, and only then', async () => {
  vi.useFakeTimers();
  const readings = [[rule('US-CO')], [rule('US-CO')], [rule('US-CO'), rule('US-NJ')], [rule('US-NJ')]];
  let changes = 0;
  const book = await openRuleBook({ read: async () => readings.shift() ?? [], onOtherRules: () => changes++ });
  const seen = [changes];
  for (let turn = 0; turn < 3; turn++) {
    await vi.advanceTimersByTimeAsync(60_000);
    seen.push(changes);
  }
  await book.close();
  vi.useRealTimers();
  expect(seen).toEqual([0, 0, 1, 2]);
});
