import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRules } from '../store/rules.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { adultPrograms, ruleOf } from '../testing/rules.fixture.ts';
import { startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { importRules } from './import-rules.ts';

describeOnEveryDatabase('importRules', (open) => {
  let menu: TestMenu;
  beforeEach(async () => {
    menu = await startTestMenu(await open());
  });
  afterEach(() => menu.close());

  const stored = async () => [...(await readRules(menu.store.client)).values()];

  it('replaces what differs and leaves the rest alone', async () => {
    const medical = ruleOf('US-NJ', { programme: 'MEDICAL', minimumAge: null, source: null, compiledOn: '2026-02-28' });
    expect(await importRules(menu.store, [ruleOf('US-CO'), medical])).toEqual({ stored: 1, unchanged: 1 });
    expect(await stored()).toEqual([ruleOf('US-CO'), medical]);
    expect(await importRules(menu.store, [ruleOf('CA-ON')])).toEqual({ stored: 1, unchanged: 0 });
    expect(await stored()).toEqual(expect.arrayContaining([ruleOf('US-CO'), medical, ruleOf('CA-ON')]));
  });

  it('stores the rule alone of a record that says more', async () => {
    const record = { ...ruleOf('CA-ON'), name: 'Ontario', limits: [] };
    await importRules(menu.store, [record]);
    expect(await importRules(menu.store, [record])).toEqual({ stored: 0, unchanged: 1 });
  });

  it('stores nothing where one cannot be stored', async () => {
    const twice = [ruleOf('CA-ON', { minimumAge: 19 }), ruleOf('CA-ON', { minimumAge: 18 })];
    await expect(importRules(menu.store, [ruleOf('US-CO', { minimumAge: 18 }), ...twice])).rejects.toThrow('Unique');
    expect(await stored()).toEqual(adultPrograms);
  });
});
