import type { MenuItemRecord } from '@weedhounds/provider-terms';
import type { MenuEdit } from '@weedhounds/sandbox/stand-ins';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReading } from './testing/apply-reading.ts';
import { productsOf, shopKey, start } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

const epoch = Date.parse('2026-11-23T12:00:00Z');

/** One change of a menu: what is done to which product, and the milliseconds before it. */
const step = fc.record({
  action: fc.constantFrom('price', 'stock', 'stock unknown', 'vanish', 'return', 'nothing'),
  index: fc.nat({ max: 11 }),
  amount: fc.integer({ min: 0, max: 50 }),
  laterMs: fc.constantFrom(0, 1, 1000, 59_999, 60_000, 200_000),
  isRead: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The edit that a step makes; `all` are the products there ever were. */
function editOf({ action, index, amount }: Step, all: readonly MenuItemRecord[]): MenuEdit {
  const chosen = all[index];
  if (chosen === undefined || action === 'nothing') return (items) => items;
  const edit = (change: (item: MenuItemRecord) => MenuItemRecord): MenuEdit => {
    return (items) => items.map((item) => (item.sourceKey === chosen.sourceKey ? change(item) : item));
  };
  switch (action) {
    case 'price':
      return edit((item) => withVariants(item, { price: { minorUnits: 100 + amount, currency: 'USD' } }));
    case 'stock':
      return edit((item) => withVariants(item, { stock: amount }));
    case 'stock unknown':
      return edit((item) => withVariants(item, { stock: null }));
    case 'vanish':
      return (items) => items.filter(({ sourceKey }) => sourceKey !== chosen.sourceKey);
    case 'return':
      return (items) => (items.some(({ sourceKey }) => sourceKey === chosen.sourceKey) ? items : [...items, chosen]);
  }
}

function withVariants(item: MenuItemRecord, change: Partial<MenuItemRecord['variants'][number]>): MenuItemRecord {
  return { ...item, variants: item.variants.map((variant) => ({ ...variant, ...change })) };
}

const sorted = (items: Iterable<MenuItemRecord>) => [...items].toSorted((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1));

describe.each(subjects.filter(({ hasChanges }) => hasChanges))('changes of $kind', (subject) => {
  it('leave the same menu as reading all of it, after whatever changed', async () => {
    let now = epoch;
    const all = subject.menu(12);
    const clock = () => now;
    const { standIn, read } = await start(subject, all, {
      standIn: { now: clock, limits: [] },
      upstream: { now: clock },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        let reading = await read();
        let held = applyReading(new Map(), reading);
        for (const one of [...steps, { ...steps[0], action: 'nothing', isRead: true } as Step]) {
          now += one.laterMs;
          standIn.change(shopKey, editOf(one, all));
          if (!one.isRead || reading.kind === 'unchanged') continue;
          reading = await read(reading.bookmark);
          expect(reading.kind).toBe('changes');
          held = applyReading(held, reading);
        }
        expect(sorted(held.values())).toEqual(sorted(productsOf(await read())));
      }),
      { numRuns: 40 },
    );
  });

  it('bring what has changed and no more, once the overlap is over', async () => {
    let now = epoch;
    const menu = subject.menu(5);
    const clock = () => now;
    const { standIn, read } = await start(subject, menu, { standIn: { now: clock }, upstream: { now: clock } });
    const first = await read();
    now += 200_000;
    standIn.change(shopKey, (items) =>
      items.slice(0, 4).map((item, index) => (index === 1 ? { ...item, name: 'X' } : item)),
    );
    now += 1000;
    const bookmark = first.kind === 'unchanged' ? null : first.bookmark;
    const second = await read(bookmark);
    expect(productsOf(second).map(({ name }) => name)).toEqual(['X']);
    expect(second).toMatchObject({ gone: [menu[4]?.sourceKey], calls: 2 });
  });

  it('miss nothing where their clock is up to a minute behind ours', async () => {
    const now = epoch;
    const menu = subject.menu(3);
    const clocks = { standIn: { now: () => now - 59_000 }, upstream: { now: () => now } };
    const { standIn, read } = await start(subject, menu, clocks);
    const first = await read();
    standIn.change(shopKey, (items) => items.slice(1));
    const second = await read(first.kind === 'unchanged' ? null : first.bookmark);
    expect(second).toMatchObject({ kind: 'changes', gone: [menu[0]?.sourceKey] });
  });

  it('are asked for again where they moved twice while they were read', async () => {
    const menu = subject.menu(subject.pageSize + 5);
    const { standIn, read } = await start(subject, menu);
    const first = await read();
    const bookmark = first.kind === 'unchanged' ? null : first.bookmark;
    standIn.change(shopKey, (items) => items.map((item) => ({ ...item, name: `${item.name} II` })));
    standIn.fail('moving-total', { times: 2, when: { path: subject.listPath, page: 1 } });
    expect(await read(bookmark)).toMatchObject({ kind: 'changes', bookmark });
  });

  it('are the whole menu where the bookmark is none of ours', async () => {
    const { read } = await start(subject, subject.menu(3));
    expect(await read('yesterday')).toMatchObject({ kind: 'whole' });
    expect(await read('{"at":"yesterday"}')).toMatchObject({ kind: 'whole' });
  });
});
