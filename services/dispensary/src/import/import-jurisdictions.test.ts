import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type DispensaryStore, importJurisdictions, type PurchaseLimitRecord } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { jurisdiction } from '../testing/records.fixture.ts';
import { openTestStore } from '../testing/test-store.fixture.ts';

const limit: PurchaseLimitRecord = {
  kind: 'FLOWER',
  amount: 28.3,
  unit: 'GRAM',
  period: 'TRANSACTION',
  combines: null,
  residency: 'ANYONE',
  effectiveFrom: '2026-11-22',
  confidence: 'B',
  source: null,
};

describeOnEveryDatabase('importJurisdictions', (open) => {
  let store: DispensaryStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ store, close } = await openTestStore(open));
  });
  beforeEach(() => store.client.jurisdiction.deleteMany());
  afterAll(() => close());

  it('stores jurisdictions once, and replaces with its limits the one that differs', async () => {
    const colorado = jurisdiction('US-CO', 'Colorado', {
      limits: [limit, { ...limit, kind: 'CONCENTRATE', amount: 8 }],
    });
    const ontario = jurisdiction('CA-ON', 'Ontario');
    expect(await importJurisdictions(store, [colorado, ontario])).toEqual({ stored: 2, unchanged: 0 });
    expect(await importJurisdictions(store, [colorado, ontario])).toEqual({ stored: 0, unchanged: 2 });
    const changed = { ...colorado, limits: [{ ...limit, amount: 56.7 }] };
    expect(await importJurisdictions(store, [changed, ontario])).toEqual({ stored: 1, unchanged: 1 });
    const rows = await store.client.jurisdiction.findMany({ include: { limits: true }, orderBy: { code: 'asc' } });
    expect(rows.map(({ code, country, limits }) => [code, country, limits.map(({ amount }) => amount)])).toEqual([
      ['CA-ON', 'CA', []],
      ['US-CO', 'US', [56.7]],
    ]);
  });

  it('stores all or nothing', async () => {
    const twice = jurisdiction('US-CO', 'Colorado', { limits: [limit, limit] });
    await expect(importJurisdictions(store, [jurisdiction('US-NJ', 'New Jersey'), twice])).rejects.toMatchObject({
      code: 'P2002',
    });
    expect(await store.client.jurisdiction.count()).toBe(0);
  });

  it('refuses a code that is not in its canonical form', async () => {
    const stored = async () => importJurisdictions(store, [jurisdiction('CO', 'Colorado')]);
    await expect(stored()).rejects.toThrow("A jurisdiction's code must be a canonical one of ISO 3166-2; got CO.");
  });
});
