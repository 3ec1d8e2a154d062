import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult, ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

const menu = '{ dispensary(slug: "the-imaginary-leaf-co") { name menu { itemCount } } }';
const shop = { name: 'The Imaginary Leaf' };
const denials = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
  errors.map(({ path, extensions }) => ({ path, code: extensions?.code, reason: extensions?.reason }));

describe('a menu', () => {
  it('is shown to an adult where the law allows its sale', async () => {
    const { data, errors } = await ask(graph.url, menu);
    expect({ data, errors }).toEqual({ data: { dispensary: { ...shop, menu: { itemCount: 60 } } }, errors: [] });
  });

  it.each([
    ['of whom nothing is known', {}, 'JURISDICTION_UNKNOWN'],
    ['who does not say how old they are', { 'x-jurisdiction': 'CO' }, 'AGE_UNKNOWN'],
    ['who is too young', { 'x-jurisdiction': 'CO', 'x-age-confirmed': '20' }, 'TOO_YOUNG'],
    ['where nothing is sold', { 'x-jurisdiction': 'ID', 'x-age-confirmed': '21' }, 'RULE_LOW_CONFIDENCE'],
    ['where the rule cites no source', { 'x-jurisdiction': 'WA', 'x-age-confirmed': '21' }, 'RULE_UNCITED'],
    ['where no rule is compiled', { 'x-jurisdiction': 'MX-JAL', 'x-age-confirmed': '21' }, 'RULE_NOT_COMPILED'],
  ])('is null to one %s, and the rest is answered', async (_, headers, reason) => {
    const answer = await ask(graph.url, menu, {}, headers);
    expect({ status: answer.status, data: answer.data }).toEqual({
      status: 200,
      data: { dispensary: { ...shop, menu: null } },
    });
    expect(denials(answer)).toEqual([{ path: ['dispensary', 'menu'], code: 'FORBIDDEN', reason }]);
  });

  it('is denied with the rule, its source and that this is no legal advice', async () => {
    const { errors } = await ask(graph.url, menu, {}, { ...adult, 'x-age-confirmed': '20' });
    expect(errors[0]?.extensions?.rule).toEqual({
      jurisdiction: 'US-CO',
      programme: 'ADULT',
      minimumAge: 21,
      confidence: 'A',
      source: expect.any(String),
      compiledOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(errors[0]?.message).toContain('Not legal advice.');
  });

  it('follows what a token says of its viewer, not what a header does', async () => {
    const minor = await graph.signIn({ jurisdiction: 'US-CO', age: 17 });
    expect(denials(await ask(graph.url, menu, {}, { ...adult, ...minor }))).toMatchObject([{ reason: 'TOO_YOUNG' }]);
    const grown = await graph.signIn({ jurisdiction: 'US-CO', age: 30 });
    expect(denials(await ask(graph.url, menu, {}, grown))).toEqual([]);
  });

  it.each([
    ['x-age-confirmed', 'yes'],
    ['x-jurisdiction', 'Colorado'],
  ])('is not answered when %s cannot be read', async (header, value) => {
    const { status, errors } = await ask(graph.url, menu, {}, { ...adult, [header]: value });
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(header), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('what runs', () => {
  const network = '{ network { subgraphs { name } } jurisdiction(code: "CO") { name } }';
  const rest = { jurisdiction: { name: 'Colorado' } };

  it('is shown to operators', async () => {
    const { data, errors } = await ask(graph.url, network, {}, await graph.signIn({ role: 'operator' }));
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ network: { subgraphs: expect.arrayContaining([{ name: 'menu' }]) } });
  });

  it('is FORBIDDEN to members and UNAUTHENTICATED to strangers, and the rest is answered', async () => {
    const member = await ask(graph.url, network, {}, await graph.signIn({}));
    expect({ data: member.data, codes: denials(member) }).toEqual({
      data: { network: null, ...rest },
      codes: [{ path: ['network'], code: 'FORBIDDEN', reason: undefined }],
    });
    const stranger = await ask(graph.url, network, {}, {});
    expect({ data: stranger.data, codes: denials(stranger) }).toEqual({
      data: { network: null, ...rest },
      codes: [{ path: ['network'], code: 'UNAUTHENTICATED', reason: undefined }],
    });
  });
});

describe('a token', () => {
  it('that is not believed is refused, not taken for a stranger’s', async () => {
    const { status, data, errors } = await ask(graph.url, '{ __typename }', {}, { authorization: 'Bearer nonsense' });
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('that an operator revokes is refused from then on', async () => {
    const member = await graph.signIn({});
    const operator = await graph.signIn({ role: 'operator', scope: 'operator:tokens' });
    expect((await ask(graph.url, '{ __typename }', {}, member)).status).toBe(200);
    const [, claims = ''] = (member.authorization ?? '').split('.');
    const { jti, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const revoked = await fetch(`${graph.url}/tokens/revocations`, {
      method: 'POST',
      headers: { ...operator, 'content-type': 'application/json' },
      body: JSON.stringify({ jti, expiresAt: exp }),
    });
    expect(revoked.status).toBe(204);
    expect((await ask(graph.url, '{ __typename }', {}, member)).status).toBe(401);
  });
});
