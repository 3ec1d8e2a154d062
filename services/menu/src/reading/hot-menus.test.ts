import { beforeEach, expect, it } from 'vitest';
import { createHotMenus, type HotMenus } from './hot-menus.ts';

const clock = { now: 0 };
let hot: HotMenus;
beforeEach(() => {
  clock.now = 1_000_000;
  hot = createHotMenus({ halfLifeMs: 1_000, most: 3, now: () => clock.now });
});
const ask = (menuId: string, times: number, fetchedAt = clock.now) => {
  for (let time = 0; time < times; time += 1) hot.note(menuId, new Date(fetchedAt));
};
const due = () => hot.due(1_000).map(({ menuId }) => menuId);

it('names what is in the last tenth of its life, what is asked for most first', () => {
  ask('some', 4);
  ask('most', 8);
  ask('fresh', 9, clock.now + 500);
  clock.now += 899;
  expect(due()).toEqual([]);
  clock.now += 1;
  expect(due()).toEqual(['most', 'some']);
});

it('forgets asks by half in each half-life, and leaves alone what less than one is left of', () => {
  ask('a', 2);
  clock.now += 1_000;
  expect(due()).toEqual(['a']);
  clock.now += 1;
  expect(due()).toEqual([]);
});

it('names nothing that has been read meanwhile', () => {
  ask('a', 4);
  clock.now += 950;
  hot.noteRead('a', new Date(clock.now));
  expect(due()).toEqual([]);
});

it('remembers so many, and forgets those that were not asked for longest', () => {
  for (const menuId of ['a', 'b', 'c', 'a', 'd']) ask(menuId, 8);
  clock.now += 950;
  expect(due()).toEqual(['a', 'c', 'd']);
});
