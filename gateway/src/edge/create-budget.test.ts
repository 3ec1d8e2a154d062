import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRateLimiter, type RateLimiter } from './create-rate-limiter.ts';

let limiter: RateLimiter;
beforeEach(async () => {
  vi.useFakeTimers();
  limiter = await createRateLimiter({
    windowS: 60,
    requests: { stranger: 2, identified: 3 },
    cost: { stranger: 100, identified: 0 },
  });
});
afterEach(() => vi.useRealTimers());

/** Takes one request as often as told: what was left after each, or the refusal. */
async function take(caller: string, times: number) {
  const verdicts = [];
  for (let i = 0; i < times; i++) verdicts.push(await limiter.requests.take(caller, 1));
  return verdicts.map(({ kind, standing }) => (kind === 'allowed' ? standing?.remaining : kind));
}

describe('requests', () => {
  it('pass up to the limit of a stranger, and then up to that of a caller with a token', async () => {
    expect([await take('192.0.2.1', 3), await take('subject:192.0.2.1', 4)]).toEqual([
      [1, 0, 'denied'],
      [2, 1, 0, 'denied'],
    ]);
  });

  it('of one caller leave another alone', async () => {
    await take('192.0.2.1', 3);
    expect(await take('192.0.2.2', 1)).toEqual([1]);
  });

  it('pass again in the next window, which the first request begins', async () => {
    await take('192.0.2.1', 3);
    vi.advanceTimersByTime(59_999);
    expect(await limiter.requests.take('192.0.2.1', 1)).toEqual({
      kind: 'denied',
      standing: { budget: 'requests', limit: 2, windowS: 60, remaining: 0, resetS: 1 },
    });
    vi.advanceTimersByTime(1);
    expect(await limiter.requests.take('192.0.2.1', 1)).toEqual({
      kind: 'allowed',
      standing: { budget: 'requests', limit: 2, windowS: 60, remaining: 1, resetS: 60 },
    });
  });
});

describe('points of cost', () => {
  const remaining = async (points: number) => {
    const { kind, standing } = await limiter.cost.take('192.0.2.1', points);
    return [kind, standing?.remaining];
  };

  it('are refused when too few are left, and the refusal takes none', async () => {
    expect([await remaining(80), await remaining(21), await remaining(20)]).toEqual([
      ['allowed', 20],
      ['denied', 20],
      ['allowed', 0],
    ]);
  });

  it('that were not needed are there again', async () => {
    await limiter.cost.take('192.0.2.1', 100);
    await limiter.cost.giveBack('192.0.2.1', 60);
    expect([await remaining(60), await remaining(1)]).toEqual([
      ['allowed', 0],
      ['denied', 0],
    ]);
  });

  it('given back too often or too late make no credit', async () => {
    await limiter.cost.take('192.0.2.1', 10);
    await limiter.cost.giveBack('192.0.2.1', 1_000);
    expect(await remaining(100)).toEqual(['allowed', 0]);
    vi.advanceTimersByTime(60_000);
    await limiter.cost.giveBack('192.0.2.1', 100);
    expect([await remaining(100), await remaining(1)]).toEqual([
      ['allowed', 0],
      ['denied', 0],
    ]);
  });

  it('in parts are rounded against the caller', async () => {
    expect(await remaining(0.2)).toEqual(['allowed', 99]);
    await limiter.cost.giveBack('192.0.2.1', 0.9);
    expect(await remaining(99.5)).toEqual(['denied', 99]);
  });

  it('are not counted where there is no limit', async () => {
    const verdicts = [await limiter.cost.take('subject:a', 1e12), await limiter.cost.take('subject:a', 1e12)];
    await limiter.cost.giveBack('subject:a', 5);
    expect(verdicts).toEqual(new Array(2).fill({ kind: 'allowed', standing: null }));
  });
});
