import { describe, expect, it } from 'vitest';
import { productsOf, shopKey, start } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

describe.each(subjects)('$kind', (subject) => {
  const { pageSize } = subject;

  it.each([0, 1, pageSize - 1, pageSize, pageSize + 1, pageSize * 2.5, pageSize * 3])(
    'reads a menu of %i products to its end, with no call too many',
    async (count) => {
      const menu = subject.menu(count);
      const { standIn, read } = await start(subject, menu);
      const reading = await read();
      expect(reading).toMatchObject({ kind: 'whole', gone: [], stock: [], calls: subject.callsFor(count) });
      expect(productsOf(reading).map(({ sourceKey }) => sourceKey)).toEqual(menu.map(({ sourceKey }) => sourceKey));
      expect(standIn.callCount()).toBe(subject.callsFor(count));
    },
  );

  it('counts a product once that is on two pages: the later one', async () => {
    const menu = subject.menu(pageSize * 2);
    const { standIn, read } = await start(subject, menu);
    standIn.fail('product-on-two-pages', { times: 2, when: { path: subject.listPath, page: 1 } });
    const products = productsOf(await read());
    expect(products.map(({ sourceKey }) => sourceKey)).toEqual(menu.map(({ sourceKey }) => sourceKey));
    expect(products[pageSize - 1]?.name).toBe(`${menu[pageSize - 1]?.name} Reserve`);
  });

  it('reads once more where the menu moved under its pages, and then has all of it', async () => {
    const menu = subject.menu(pageSize * 2.5);
    const { standIn, read } = await start(subject, menu);
    standIn.fail('moving-total', { when: { path: subject.listPath, page: 1 } });
    const reading = await read();
    expect(reading.kind).toBe('whole');
    expect(productsOf(reading).map(({ sourceKey }) => sourceKey)).toEqual(menu.map(({ sourceKey }) => sourceKey));
    expect(standIn.callCount()).toBe(reading.calls);
    expect(reading.calls).toBeGreaterThan(subject.callsFor(pageSize * 2.5));
  });

  it('says that a menu is partial that moved twice', async () => {
    const menu = subject.menu(pageSize * 2.5);
    const { standIn, read } = await start(subject, menu);
    standIn.fail('moving-total', { times: 2, when: { path: subject.listPath, page: 1 } });
    const reading = await read();
    expect(reading.kind).toBe('partial');
    const listed = new Set(productsOf(reading).map(({ sourceKey }) => sourceKey));
    const missing = menu.filter(({ sourceKey }) => !listed.has(sourceKey));
    // The page after the moved one goes on where that one has not got to.
    expect(missing.map(({ sourceKey }) => sourceKey)).toEqual([menu[pageSize * 2 - 1]?.sourceKey]);
    expect(listed.size).toBe(menu.length - 1);
  });

  it('does not take a short page for the end', async () => {
    const menu = subject.menu(pageSize * 2.5);
    const { standIn, read } = await start(subject, menu);
    standIn.fail('short-page', { when: { path: subject.listPath, page: 1 } });
    const reading = await read();
    expect(reading.kind).toBe('whole');
    expect(productsOf(reading).map(({ sourceKey }) => sourceKey)).toEqual(menu.map(({ sourceKey }) => sourceKey));
    expect(reading.calls).toBeGreaterThan(subject.callsFor(pageSize * 2.5));
  });

  it('loses a product when it vanishes, and has it again when it returns', async () => {
    const menu = subject.menu(5);
    const { standIn, read } = await start(subject, menu);
    const keys = async () => productsOf(await read()).map(({ sourceKey }) => sourceKey);
    standIn.change(shopKey, (items) => items.slice(1));
    expect(await keys()).toEqual(menu.slice(1).map(({ sourceKey }) => sourceKey));
    standIn.change(shopKey, () => menu);
    expect(await keys()).toEqual(menu.map(({ sourceKey }) => sourceKey));
  });
});
