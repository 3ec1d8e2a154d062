import { expect, it } from 'vitest';
import { ruleOf } from '../testing/rules.fixture.ts';
import type { SaleBasis } from './decide-goods.ts';
import { keepRules } from './keep-rules.ts';

/** Kept rules whose readings succeed or fail as they are told, on a clock that stands until it is set. */
function keep(outcomes: (readonly string[] | 'fails')[]) {
  let readings = 0;
  const clock = { now: 0 };
  const read = async (): Promise<SaleBasis['rules']> => {
    const outcome = outcomes[readings++];
    if (outcome === undefined || outcome === 'fails') throw new Error('No database.');
    return new Map(outcome.map((code) => [code, ruleOf(code)]));
  };
  const rules = keepRules({ read, now: () => clock.now });
  return { codes: async () => [...(await rules()).keys()], readings: () => readings, clock };
}

it('reads the rules once for requests that come together, and once a minute after', async () => {
  const { codes, readings, clock } = keep([['US-CO'], ['US-NJ']]);
  expect(await Promise.all([codes(), codes()])).toEqual([['US-CO'], ['US-CO']]);
  clock.now = 59_999;
  expect([await codes(), readings()]).toEqual([['US-CO'], 1]);
  clock.now = 60_000;
  expect([await codes(), readings()]).toEqual([['US-NJ'], 2]);
});

it('uses rules no longer that cannot be read again, and reads them when they can be', async () => {
  const { codes, clock } = keep([['US-CO'], 'fails', ['US-CO']]);
  await codes();
  clock.now = 60_000;
  await expect(codes()).rejects.toThrow('No database.');
  expect(await codes()).toEqual(['US-CO']);
});

it('looks again for each request while there is no rule', async () => {
  const { codes, readings } = keep([[], [], ['US-CO']]);
  expect([await codes(), await codes(), await codes(), readings()]).toEqual([[], [], ['US-CO'], 3]);
});
