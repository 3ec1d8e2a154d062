import { catalogueShops, optionsOf, startStandIn } from '@weedhounds/sandbox/stand-ins';
import { expect, it, onTestFinished } from 'vitest';
import { subjects } from './testing/subjects.ts';

const signal = new AbortController().signal;

/** Jane alone says anything of a shop. */
async function startJane() {
  const [subject] = subjects.filter(({ kind }) => kind === 'jane');
  const [first] = catalogueShops('jane');
  if (!subject || !first) throw new Error('expected a shop at Jane');
  const standIn = await startStandIn('jane', optionsOf([first]));
  const provider = subject.create(standIn.environment);
  onTestFinished(async () => {
    await provider.close();
    await standIn.close();
  });
  return { standIn, first, readShop: (shopKey: string) => provider.readShop?.({ shopKey, signal }) };
}

it('reads of a shop at Jane what the shop is, but no licence', async () => {
  const { standIn, first, readShop } = await startJane();
  const { licence: _, source: __, isDemonstration: ___, ...said } = first.shop;
  expect(await readShop(first.shopKey)).toEqual({
    kind: 'accepted',
    value: {
      ...said,
      sourceKey: first.shopKey,
      licence: null,
      source: { name: 'Jane', terms: 'by agreement with Jane', refreshedOn: null },
      isDemonstration: false,
    },
    repairs: [],
  });
  expect(standIn.calls()).toEqual([{ path: '/v1/stores', shopKey: first.shopKey, calls: 1, refused: 0 }]);
});

it('says of a shop that Jane has not that it has it not', async () => {
  const { readShop } = await startJane();
  await expect(readShop('0')).rejects.toMatchObject({ code: 'STATUS', status: 404 });
});

it('has no shops to read at the other providers', () => {
  const others = subjects.filter(({ kind }) => kind !== 'jane');
  const environment = { OCS_URL: 'http://127.0.0.1:1', DUTCHIE_POS_URL: 'http://127.0.0.1:1', DUTCHIE_POS_KEYS: '1=a' };
  expect(others.map((subject) => subject.create(environment).readShop)).toEqual([undefined, undefined]);
});
