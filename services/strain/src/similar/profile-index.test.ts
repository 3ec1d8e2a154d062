import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLab } from '../import/import-lab.ts';
import type { Sql } from '../store/sql.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { fileOf, sampleRecord } from '../testing/records.fixture.ts';
import { openTestStore, type TestStore } from '../testing/test-store.fixture.ts';
import { createProfileIndex } from './profile-index.ts';

describeOnEveryDatabase('the index of profiles', (open) => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore(open);
  });
  afterAll(() => test.close());

  const importOne = (id: string, name: string, myrcene: number) =>
    importLab(test.store, fileOf([sampleRecord(id, name, { 'beta-myrcene': myrcene })]));

  describe('createProfileIndex', () => {
    it('is empty while there is no profile', async () => {
      expect((await createProfileIndex(test.store.client).current()).ids).toEqual([]);
    });

    it('loads the profiles once, however many ask', async () => {
      await importOne('a', 'Blue Dream', 0.4);
      const index = createProfileIndex(test.store.client);
      test.statements.reset();
      const all = await Promise.all(Array.from({ length: 10 }, () => index.current()));
      expect(new Set(all).size).toBe(1);
      expect(test.statements.statements().filter((sql) => sql.includes('terpene_statistic'))).toHaveLength(1);
    });

    it('loads them again after an import that changed a profile, and only then', async () => {
      const index = createProfileIndex(test.store.client);
      const before = await index.current();
      await importOne('a', 'Blue Dream', 0.4);
      expect(await index.current()).toBe(before);
      await importOne('a', 'Blue Dream', 0.5);
      expect((await index.current()).values).toEqual(Float64Array.of(0.5));
    });

    it('tries again after a load that failed', async () => {
      let failures = 1;
      const failing = new Proxy(test.store.client, {
        get(target, name) {
          const member = Reflect.get(target, name);
          if (name !== '$queryRaw') return member;
          return (strings: TemplateStringsArray, ...values: unknown[]) => {
            if (strings.join('').includes('terpene_statistic') && failures-- > 0)
              return Promise.reject(new Error('down'));
            return Reflect.apply(member, target, [strings, ...values]);
          };
        },
      }) as Sql;
      const index = createProfileIndex(failing);
      await expect(index.current()).rejects.toThrow('down');
      expect((await index.current()).ids).toHaveLength(1);
    });
  });
});
