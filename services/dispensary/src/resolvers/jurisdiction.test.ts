import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDispensaries, importJurisdictions, type PurchaseLimitRecord } from '../index.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { jurisdiction, shop } from '../testing/records.fixture.ts';
import { startTestSubgraph, type TestSubgraph } from '../testing/test-subgraph.fixture.ts';

const flower: PurchaseLimitRecord = {
  kind: 'FLOWER',
  amount: 28.3,
  unit: 'GRAM',
  period: 'TRANSACTION',
  combines: 'PROPORTIONAL',
  residency: 'ANYONE',
  effectiveFrom: '2026-11-22',
  confidence: 'A',
  source: 'a rule module',
};
const records = [
  jurisdiction('US-NJ', 'New Jersey', {
    minimumAge: 21,
    medicalTerms: '3 oz/30 days (B)',
    note: 'categories combine proportionally',
    confidence: 'A',
    source: 'a rule module',
    limits: [
      { ...flower, kind: 'EDIBLE_THC', amount: null, unit: 'MILLIGRAM_THC', combines: null, source: null },
      { ...flower, residency: 'VISITOR', amount: 14.15 },
      { ...flower, residency: 'RESIDENT' },
    ],
  }),
  jurisdiction('CA-ON', 'Ontario', { minimumAge: 19 }),
  jurisdiction('US-ID', 'Idaho', { programme: 'NONE' }),
  jurisdiction('US-FL', 'Florida', { programme: 'MEDICAL' }),
  jurisdiction('US-CO', 'Colorado'),
];

describeOnEveryDatabase('Jurisdiction', (open) => {
  let subgraph: TestSubgraph;
  const codesOf = async (args: string) => {
    const { jurisdictions } = await subgraph.data<{ jurisdictions: { nodes: { code: string }[] } }>(
      `{ jurisdictions${args} { nodes { code } } }`,
    );
    return jurisdictions.nodes.map(({ code }) => code);
  };

  beforeAll(async () => {
    subgraph = await startTestSubgraph(open, '2026-11-20T18:00:00Z');
    await importJurisdictions(subgraph.store, records);
    await importDispensaries(subgraph.store, [shop('One'), shop('Two'), shop('Three', { jurisdiction: 'US-NJ' })]);
  });
  afterAll(() => subgraph.close());

  it('tells its programme and its limits, flower first and residents before visitors', async () => {
    const { jurisdiction: found } = await subgraph.data(`{ jurisdiction(code: "nj") {
      id ref code name country programme minimumAge medicalTerms note confidence source compiledOn dispensaryCount
      limits { kind amount unit period combines residency effectiveFrom confidence source }
    } }`);
    expect(found).toEqual({
      id: createId('jur', 'US-NJ'),
      ref: createId('jur', 'US-NJ'),
      code: 'US-NJ',
      name: 'New Jersey',
      country: 'US',
      programme: 'ADULT',
      minimumAge: 21,
      medicalTerms: '3 oz/30 days (B)',
      note: 'categories combine proportionally',
      confidence: 'A',
      source: 'a rule module',
      compiledOn: '2026-11-22',
      dispensaryCount: 1,
      limits: [
        { ...flower, residency: 'RESIDENT' },
        { ...flower, residency: 'VISITOR', amount: 14.15 },
        { ...flower, kind: 'EDIBLE_THC', amount: null, unit: 'MILLIGRAM_THC', combines: null, source: null },
      ],
    });
  });

  it('has no limits and no shops where none are known', async () => {
    const { jurisdiction: found } = await subgraph.data(
      '{ jurisdiction(code: "US-ID") { programme minimumAge source limits { kind } dispensaryCount } }',
    );
    expect(found).toEqual({ programme: 'NONE', minimumAge: null, source: null, limits: [], dispensaryCount: 0 });
  });

  it('is null where it is not compiled, and refused where it is no code', async () => {
    expect(await subgraph.data('{ jurisdiction(code: "US-WY") { name } }')).toEqual({ jurisdiction: null });
    expect(await subgraph.refusal('{ jurisdiction(code: "Narnia") { name } }')).toEqual({
      code: 'BAD_USER_INPUT',
      argument: ['code'],
    });
  });

  it('is listed by code, and by country and programme', async () => {
    expect(await codesOf('')).toEqual(['CA-ON', 'US-CO', 'US-FL', 'US-ID', 'US-NJ']);
    expect(await codesOf('(filter: { country: "US" })')).toEqual(['US-CO', 'US-FL', 'US-ID', 'US-NJ']);
    expect(await codesOf('(filter: { country: "US", programme: ADULT })')).toEqual(['US-CO', 'US-NJ']);
    expect(await codesOf('(filter: { country: null, programme: LOW_THC })')).toEqual([]);
  });

  it('is paged by code', async () => {
    const document = `query ($after: String) {
      jurisdictions(first: 2, after: $after) { nodes { code } pageInfo { hasNextPage hasPreviousPage endCursor } }
    }`;
    type Page = { jurisdictions: { nodes: object[]; pageInfo: { endCursor: string } } };
    const { jurisdictions: first } = await subgraph.data<Page>(document);
    const { jurisdictions: second } = await subgraph.data<Page>(document, { after: first.pageInfo.endCursor });
    const { jurisdictions: third } = await subgraph.data<Page>(document, { after: second.pageInfo.endCursor });
    expect([first, second, third]).toEqual([
      { nodes: [{ code: 'CA-ON' }, { code: 'US-CO' }], pageInfo: pageInfo(true, false) },
      { nodes: [{ code: 'US-FL' }, { code: 'US-ID' }], pageInfo: pageInfo(true, true) },
      { nodes: [{ code: 'US-NJ' }], pageInfo: pageInfo(false, true) },
    ]);
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "x"', 'after'],
    [`after: "${cursor('code', null)}"`, 'after'],
    [`after: "${cursor('code', 'US\0')}"`, 'after'],
    [`after: "${cursor('name', 'US-CO')}"`, 'after'],
  ])('refuses %s', async (args, argument) => {
    const refusal = await subgraph.refusal(`{ jurisdictions(${args}) { nodes { code } } }`);
    expect(refusal).toEqual({ code: 'BAD_USER_INPUT', argument: [argument] });
  });

  it('is found by id, ref or code as an entity, in one statement a kind of key', async () => {
    const representations = [
      { id: createId('jur', 'US-CO') },
      { ref: createId('jur', 'US-FL') },
      { code: 'US-NJ' },
      { code: 'id' },
      { code: 'Narnia' },
      { id: 'dsp_00000000000000000000' },
    ].map((key) => ({ __typename: 'Jurisdiction', ...key }));
    subgraph.statements.reset();
    const { _entities } = await subgraph.data<{ _entities: unknown[] }>(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Jurisdiction { name } } }',
      { representations },
    );
    const names = ['Colorado', 'Florida', 'New Jersey', 'Idaho'];
    expect(_entities).toEqual([...names.map((name) => ({ name })), null, null]);
    expect(subgraph.statements.count()).toBe(2);
  });

  it('makes as many statements for five jurisdictions as for one', async () => {
    const document = (first: number) =>
      `{ jurisdictions(first: ${first}) { nodes { code limits { amount } dispensaryCount } } }`;
    subgraph.statements.reset();
    await subgraph.data(document(1));
    expect(subgraph.statements.count()).toBe(3);
    await subgraph.data(document(5));
    expect(subgraph.statements.count()).toBe(6);
  });
});

function pageInfo(hasNextPage: boolean, hasPreviousPage: boolean) {
  return { hasNextPage, hasPreviousPage, endCursor: expect.any(String) };
}

function cursor(...parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
