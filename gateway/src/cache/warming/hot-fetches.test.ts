import { expect, it } from 'vitest';
import { memberScope } from '../../fetch/testing/fetch-spec.ts';
import { itemFetch } from '../testing/cached-shop.ts';
import { HotFetches } from './hot-fetches.ts';

const scope = memberScope('u1');

function open() {
  return new HotFetches(() => 0);
}

const note = (hot: HotFetches, representation: string, times: number, fields = 'name', of = scope) => {
  for (let time = 0; time < times; time++) hot.note(itemFetch(fields), [representation], '{}', of);
};

const hottest = (hot: HotFetches, count = 10) => hot.hottest(count).map(({ representation }) => representation);

it('tells what was asked for most', () => {
  const hot = open();
  note(hot, 'a', 2);
  note(hot, 'b', 3);
  note(hot, 'c', 1);
  expect(hottest(hot, 2)).toEqual(['b', 'a']);
});

it('tells classes of viewers apart, and keeps none of their identities', () => {
  const hot = open();
  note(hot, 'a', 2);
  note(hot, 'a', 2, 'name', memberScope('u2', 'US-CA'));
  expect(JSON.parse(hot.save(10))).toHaveLength(2);
  expect(hot.save(10)).not.toMatch(/u1|u2/);
});

it("counts nothing that is a viewer's own, and no mutation", () => {
  const hot = open();
  expect(hot.note(itemFetch('note'), ['a'], '{}', scope)).toEqual([]);
  expect(hot.note({ ...itemFetch('name'), kind: 'mutation' }, undefined, '{}', scope)).toEqual([]);
  expect(hottest(hot)).toEqual([]);
});

it('counts some only: one of eight', () => {
  const chances = Array.from({ length: 800 }, (_, index) => (index % 100) / 100);
  const hot = new HotFetches(() => chances.pop() ?? 1);
  const names = Array.from({ length: 800 }, () => hot.note(itemFetch('name'), ['a'], '{}', scope)).flat();
  expect(names.length).toBe(8 * 13);
});

it('counts again what was part of an answer that had been kept', () => {
  const hot = open();
  note(hot, 'a', 5);
  const names = hot.note(itemFetch('name'), ['b'], '{}', scope);
  hot.noteAgain(names);
  hot.noteAgain(['nobody']);
  expect(hottest(hot)).toEqual(['b', 'a']);
});

it('lets go cold what nobody asks for any more', () => {
  const hot = open();
  note(hot, 'a', 1);
  for (let round = 0; round < 22; round++) hottest(hot);
  expect(hottest(hot)).toEqual([]);
});

it('is taken up again as it was saved', () => {
  const hot = open();
  note(hot, 'a', 2);
  note(hot, 'b', 3);
  note(hot, 'of one', 1);
  const again = open();
  again.restore(hot.save(10));
  expect(hottest(again)).toEqual(['b', 'a']);
});

it.each(['', '{}', '[1]', '[{"variables":"{}","classKey":"","policyClass":{},"spec":{"kind":"mutation"}}]'])(
  'takes up nothing out of %j',
  (text) => {
    const hot = open();
    hot.restore(text);
    expect(hottest(hot)).toEqual([]);
  },
);
