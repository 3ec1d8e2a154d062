import { getEventListeners } from 'node:events';
import { GraphError } from '@weedhounds/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSharingLayer } from './create-sharing-layer.ts';
import type { FetchLayer } from './fetch-layer.ts';
import { memberScope, productText, ratingFetch, rootFetch } from './testing/fetch-spec.ts';
import { createHeldCaller, type HeldCall, settle } from './testing/held-caller.ts';

const scope = memberScope('u1');
const count = rootFetch('{ratingCount}', ['ratingCount']);
const ratings = ratingFetch();
const rename = rootFetch('mutation{rename}', ['rename'], { kind: 'mutation' });

let calls: HeldCall[];
let layer: FetchLayer;

function start(batchLimit?: number): void {
  const held = createHeldCaller({
    root: () => ({ ratingCount: calls.length }),
    entity: (text) => ({ rating: JSON.parse(text).id.length }),
  });
  calls = held.calls;
  layer = createSharingLayer(held.caller, batchLimit === undefined ? {} : { batchLimit });
}
beforeEach(() => start());

const askFor = (ids: readonly string[], of = scope, fetch = ratings) =>
  layer.fetchEntities(fetch, ids.map(productText), '{}', of);

/** Answers every call that has been made. */
async function release(): Promise<void> {
  await settle();
  for (const call of calls) call.release();
}

/** Ids asked for, by call. */
const asked = () => calls.map(({ representations }) => representations?.map((text) => JSON.parse(text).id));

describe('root fetches', () => {
  it('share a call while it is on its way, however their plans were made', async () => {
    const answers = Promise.all([
      layer.fetchRoot(count, '{}', scope),
      layer.fetchRoot({ ...count }, '{}', memberScope('u2')),
    ]);
    await release();
    const [first, second] = await answers;
    expect(second).toEqual(first);
    expect(calls).toHaveLength(1);
    void layer.fetchRoot(count, '{}', scope);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['another text', { ...count, query: '{n:ratingCount}' }, '{}', scope],
    ['another subgraph', { ...count, subgraph: 'menu' }, '{}', scope],
    ['other variables', count, '{"a":1}', scope],
    ['viewers of another class', count, '{}', memberScope('u1', 'US-NJ')],
  ])('of %s have a call of their own', (_, fetch, variables, of) => {
    void layer.fetchRoot(count, '{}', scope);
    void layer.fetchRoot(fetch, variables, of);
    expect(calls).toHaveLength(2);
  });

  it('that are mutations share nothing', () => {
    void layer.fetchRoot(rename, '{}', scope);
    void layer.fetchRoot(rename, '{}', scope);
    expect(calls).toHaveLength(2);
  });

  it('that are PRIVATE share a call for one identity, and none where there is no identity', () => {
    const own = { ...count, scope: 'PRIVATE' as const };
    for (const subject of ['u1', 'u2', 'u1', null, null, '#1']) {
      void layer.fetchRoot(own, '{}', memberScope(subject));
    }
    expect(calls.map(({ scope: { subject } }) => subject)).toEqual(['u1', 'u2', null, null, '#1']);
  });

  it('that began before a mutation ended are not joined after', async () => {
    const ask = () => void layer.fetchRoot(count, '{}', scope);
    ask();
    const written = layer.fetchRoot(rename, '{}', scope);
    ask();
    ask();
    expect(calls).toHaveLength(3);
    calls[1]?.release();
    await written;
    ask();
    expect(calls).toHaveLength(4);
  });
});

describe('entity fetches', () => {
  it('of a hundred askers go out in one call, each representation once', async () => {
    const wanted = Array.from({ length: 100 }, (_, asker) =>
      Array.from({ length: 10 }, (_, index) => 'x'.repeat(((asker * 7 + index * 3) % 40) + 1)),
    );
    const answers = Promise.all(wanted.map((ids) => askFor([...new Set(ids)])));
    await release();
    expect(calls).toHaveLength(1);
    expect(new Set(asked()[0])).toEqual(new Set(wanted.flat()));
    expect(asked()[0]).toHaveLength(new Set(wanted.flat()).size);
    expect(await answers).toEqual(
      wanted.map((ids) => ({ entities: [...new Set(ids)].map((id) => ({ rating: id.length })), errors: [] })),
    );
  });

  it('wait for what is on its way and ask for the rest', async () => {
    const first = askFor(['a', 'bb']);
    await settle();
    const second = askFor(['ccc', 'bb']);
    await settle();
    expect(asked()).toEqual([['a', 'bb'], ['ccc']]);
    calls[1]?.release();
    calls[0]?.release();
    expect((await first).entities).toEqual([{ rating: 1 }, { rating: 2 }]);
    expect((await second).entities).toEqual([{ rating: 3 }, { rating: 2 }]);
    void askFor(['bb']);
    await settle();
    expect(asked()).toEqual([['a', 'bb'], ['ccc'], ['bb']]);
  });

  it('are as many calls as the limit demands', async () => {
    start(2);
    const answers = Promise.all([askFor(['a', 'bb', 'ccc']), askFor(['ccc', 'dddd', 'eeeee'])]);
    await release();
    expect(asked()).toEqual([['a', 'bb'], ['ccc', 'dddd'], ['eeeee']]);
    expect((await answers).map(({ entities }) => entities)).toEqual([
      [{ rating: 1 }, { rating: 2 }, { rating: 3 }],
      [{ rating: 3 }, { rating: 4 }, { rating: 5 }],
    ]);
  });

  it('of other viewers, variables or PRIVATE fields go out by themselves', async () => {
    const own = ratingFetch({ scope: 'PRIVATE' });
    void askFor(['a']);
    void askFor(['a'], memberScope('u1', 'US-NJ'));
    void layer.fetchEntities(ratings, [productText('a')], '{"first":1}', scope);
    for (const subject of ['u1', 'u2', null, null, 'u1']) void askFor(['a'], memberScope(subject), own);
    await settle();
    expect(calls).toHaveLength(3 + 4);
  });

  it('that began before a mutation ended are not joined after', async () => {
    void askFor(['a']);
    const written = layer.fetchRoot(rename, '{}', scope);
    void askFor(['a']);
    calls[0]?.release();
    await written;
    void askFor(['a']);
    await settle();
    expect(asked()).toEqual([undefined, ['a'], ['a'], ['a']]);
  });

  it('of nothing ask nobody', async () => {
    expect(await askFor([])).toEqual({ entities: [], errors: [] });
    await settle();
    expect(calls).toEqual([]);
  });

  it('get the errors of their own representations', async () => {
    const error = new GraphError('FORBIDDEN', 'No.');
    const answers = Promise.all([askFor(['a', 'bb']), askFor(['ccc', 'bb'])]);
    await settle();
    calls[0]?.release({ errors: [1, 2].map((representation) => ({ representation, path: ['rating'], error })) });
    expect((await answers).map(({ errors }) => errors)).toEqual([
      [{ representation: 1, path: ['rating'], error }],
      [
        { representation: 0, path: ['rating'], error },
        { representation: 1, path: ['rating'], error },
      ],
    ]);
  });

  it('that came back without entities are made once more, by each asker alone', async () => {
    const error = new GraphError('INTERNAL_SERVER_ERROR', 'A representation is no product.');
    const nothing = (size: number) => ({
      outcome: 'without entities' as const,
      entities: Array(size).fill(null),
      errors: Array.from({ length: size }, (_, representation) => ({ representation, path: [], error })),
    });
    const answers = Promise.all([askFor(['a', 'bb']), askFor(['bb', 'ccc']), askFor(['a'])]);
    await settle();
    calls[0]?.release(nothing(3));
    await settle();
    expect(asked().slice(1)).toEqual([['a', 'bb'], ['ccc']]);
    calls[1]?.release();
    calls[2]?.release(nothing(1));
    expect(await answers).toEqual([
      { entities: [{ rating: 1 }, { rating: 2 }], errors: [] },
      { entities: [{ rating: 2 }, null], errors: [{ representation: 1, path: [], error }] },
      { entities: [{ rating: 1 }], errors: [] },
    ]);
    expect(calls).toHaveLength(3);
  });

  it('of one asker are made once, whatever they bring', async () => {
    const answer = askFor(['a']);
    await settle();
    calls[0]?.release({ outcome: 'without entities', entities: [null] });
    expect((await answer).entities).toEqual([null]);
    expect(calls).toHaveLength(1);
  });
});

describe('who leaves', () => {
  const left = new Error('left');

  it.each([
    ['a root fetch', (signal: AbortSignal) => layer.fetchRoot(count, '{}', { ...scope, signal })],
    ['an entity fetch', (signal: AbortSignal) => askFor(['a', 'bb'], { ...scope, signal })],
  ])('stops waiting for %s at once; the last one ends the call', async (_, ask) => {
    const controllers = [new AbortController(), new AbortController()];
    const answers = controllers.map(({ signal }) => ask(signal));
    await settle();
    controllers[0]?.abort(left);
    await expect(answers[0]).rejects.toBe(left);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    controllers[1]?.abort(left);
    await expect(answers[1]).rejects.toBe(left);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(controllers.flatMap(({ signal }) => getEventListeners(signal, 'abort'))).toEqual([]);
  });

  it('takes nothing from those who stay, and leaves no listener', async () => {
    const leaving = new AbortController();
    const staying = new AbortController();
    const gone = askFor(['a', 'bb'], { ...scope, signal: leaving.signal });
    const kept = askFor(['bb', 'ccc'], { ...scope, signal: staying.signal });
    leaving.abort(left);
    await expect(gone).rejects.toBe(left);
    await release();
    expect((await kept).entities).toEqual([{ rating: 2 }, { rating: 3 }]);
    expect(getEventListeners(staying.signal, 'abort')).toEqual([]);
  });

  it('before the batch is sent asks for nothing', async () => {
    const controller = new AbortController();
    const answer = askFor(['a'], { ...scope, signal: controller.signal });
    controller.abort(left);
    await expect(answer).rejects.toBe(left);
    await settle();
    expect(calls).toEqual([]);
  });

  it('is not joined by who comes after', async () => {
    const controller = new AbortController();
    const ofLeaver = { ...scope, signal: controller.signal };
    const gone = [layer.fetchRoot(count, '{}', ofLeaver), askFor(['a'], ofLeaver)];
    await settle();
    controller.abort(left);
    await Promise.allSettled(gone);
    const answers = Promise.all([layer.fetchRoot(count, '{}', scope), askFor(['a'])]);
    await settle();
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true, false, false]);
    await release();
    await answers;
  });

  it('may have asked for much at once, without a warning', async () => {
    const warned: Error[] = [];
    const listen = (warning: Error) => warned.push(warning);
    process.on('warning', listen);
    const { signal } = new AbortController();
    const answers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((name) =>
      layer.fetchRoot({ ...count, query: `{${name}}` }, '{}', { ...scope, signal }),
    );
    await release();
    await Promise.all(answers);
    process.off('warning', listen);
    expect(calls).toHaveLength(12);
    expect(warned).toEqual([]);
  });

  it('asks for nothing any more', async () => {
    const ofLeaver = { ...scope, signal: AbortSignal.abort(left) };
    await expect(layer.fetchRoot(count, '{}', ofLeaver)).rejects.toBe(left);
    await expect(askFor(['a'], ofLeaver)).rejects.toBe(left);
    expect(calls).toEqual([]);
  });

  it('after a mutation was sent does not end it', async () => {
    const controller = new AbortController();
    const written = layer.fetchRoot(rename, '{}', { ...scope, signal: controller.signal });
    controller.abort(left);
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false]);
    await release();
    await written;
  });
});
