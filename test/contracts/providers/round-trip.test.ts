import { describe, expect, it } from 'vitest';
import { carriedOf } from './testing/carried.ts';
import { productsOf, start } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

describe.each(subjects)('$kind', (subject) => {
  it('answers the prices, weights, doses, strengths and stock that went in', async () => {
    const menu = subject.menu(90);
    const { read } = await start(subject, menu);
    const came = productsOf(await read()).map((item) => carriedOf(item, (quantity) => quantity));
    expect(came).toEqual(menu.map((item) => carriedOf(item, subject.stock)));
  });

  it('prices no edible by its dose', async () => {
    const { read } = await start(subject, subject.menu(90));
    const dosed = productsOf(await read()).filter(({ category }) => ['EDIBLE', 'BEVERAGE'].includes(category));
    expect(dosed.length).toBeGreaterThan(10);
    for (const { variants } of dosed) for (const { measure } of variants) expect(measure.kind).toBe('dose');
  });

  it('keeps what was there to read, with the rule that read it', async () => {
    const { read } = await start(subject, subject.menu(20));
    for (const item of productsOf(await read())) {
      for (const { measure, label } of item.variants)
        expect([label === '', measure.rule === '']).toEqual([false, false]);
      for (const { rawText, rule } of item.potencies) expect([rawText === '', rule === '']).toEqual([false, false]);
    }
  });
});
