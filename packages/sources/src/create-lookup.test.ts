import { beforeEach, describe, expect, it } from 'vitest';
import { createLookup, type LookupStrategy } from './create-lookup.ts';
import type { Observation, Source } from './source.ts';

/** A source that answers when a test says so. */
function controlled(name: string) {
  const asked: {
    key: string;
    signal: AbortSignal;
    resolve: (value?: string) => void;
    reject: (error: Error) => void;
  }[] = [];
  const source: Source<string, string> = {
    name,
    find: (key, signal) =>
      new Promise((resolve, reject) => {
        asked.push({ key, signal, resolve, reject });
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  const last = () => {
    const call = asked.at(-1);
    if (!call) throw new Error(`${name} was not asked.`);
    return call;
  };
  return { source, asked, last };
}

let near: ReturnType<typeof controlled>;
let far: ReturnType<typeof controlled>;
let observed: Observation[];
const clock = { now: 0 };
beforeEach(() => {
  clock.now = 0;
  observed = [];
  near = controlled('near');
  far = controlled('far');
});
const lookup = (strategy: LookupStrategy) =>
  createLookup({
    sources: [near.source, far.source],
    strategy,
    now: () => clock.now,
    observe: (observation) => void observed.push(observation),
  });
/** Lets what was resolved be acted on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('local first', () => {
  it('asks nobody else where the nearest has it', async () => {
    const found = lookup('local-first')('k');
    clock.now = 3;
    near.last().resolve('v');
    expect(await found).toEqual({ value: 'v', source: 'near' });
    expect([far.asked, observed]).toEqual([[], [{ source: 0, plan: 'in-turn', outcome: 'found', ms: 3 }]]);
  });

  it.each([
    ['has it not', () => near.last().resolve(undefined), 'missing'],
    ['fails', () => near.last().reject(new Error('down')), 'failed'],
  ])('asks the next where the nearest %s', async (_, answer, outcome) => {
    const found = lookup('local-first')('k');
    answer();
    await settle();
    far.last().resolve('v');
    expect(await found).toEqual({ value: 'v', source: 'far' });
    expect(observed.map((one) => one.outcome)).toEqual([outcome, 'found']);
  });

  it('asks nobody more when nobody waits any more', async () => {
    const leaving = new AbortController();
    const found = lookup('local-first')('k', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(found).rejects.toThrow('left');
    expect(far.asked).toEqual([]);
  });
});

describe('in parallel', () => {
  it('takes what comes first, and tells the others to stop', async () => {
    const found = lookup('parallel')('k');
    clock.now = 5;
    far.last().resolve('v');
    expect(await found).toEqual({ value: 'v', source: 'far' });
    await settle();
    expect(near.last().signal.aborted).toBe(true);
    expect(observed).toEqual([
      { source: 1, plan: 'at-once', outcome: 'found', ms: 5 },
      { source: 0, plan: 'at-once', outcome: 'stopped', ms: 5 },
    ]);
  });

  it('waits for the others where the first has it not, or fails', async () => {
    const found = lookup('parallel')('k');
    near.last().reject(new Error('down'));
    await settle();
    far.last().resolve('v');
    expect(await found).toEqual({ value: 'v', source: 'far' });
  });
});

describe.each(['local-first', 'parallel', 'adaptive'] as const)('%s', (strategy) => {
  /** Answers all sources, in turn or at once. */
  async function answerAll(ofNear: () => void, ofFar: () => void) {
    await settle();
    ofNear();
    await settle();
    ofFar();
  }

  it('finds nothing where none has it', async () => {
    const found = lookup(strategy)('k');
    await answerAll(
      () => near.last().resolve(undefined),
      () => far.last().resolve(undefined),
    );
    expect(await found).toBeUndefined();
  });

  it('fails where none has it and one failed: it might have', async () => {
    const found = lookup(strategy)('k');
    found.catch(() => {});
    await answerAll(
      () => near.last().reject(new Error('down')),
      () => far.last().resolve(undefined),
    );
    await expect(found).rejects.toThrow('down');
  });
});

it('refuses to look nowhere', () => {
  expect(() => createLookup({ sources: [], strategy: 'parallel' })).toThrow('at least one source');
});
