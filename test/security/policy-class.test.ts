/** Viewers of one policy class share every public answer, whatever else is known of them. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operationsOnEveryField } from '../../gateway/src/access/testing/every-field.ts';
import type { DevelopmentClaims } from '../../gateway/src/identity/development-key.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';
import { clientSchema } from './matrix/types.ts';
import { send } from './send.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

/** Questions to which the answer may change from one moment to the next are not among them. */
const stable = operationsOnEveryField(clientSchema)
  .map(({ text }) => text.replace('code: 1', 'code: "CO"'))
  .filter((text) => text.startsWith('query') && !/network|isOpen/.test(text));
const rich = [
  '{ dispensaries(filter: { jurisdiction: "CO" }, first: 2) { nodes { name menu { itemCount items(first: 3) { nodes { name variants { currentPrice { minorUnits } } } } } } } }',
  '{ strains(first: 2) { nodes { name offers(first: 2) { nodes { name dispensary { name } } } } } }',
  '{ searchMenuItems(text: "dream", first: 5) { nodes { name lowestPricePerGram { minorUnits } serves } } }',
  '{ jurisdictions(first: 5) { nodes { code programme } } analytes(first: 2) { nodes { name } } }',
];

const statements = fc.record({
  jurisdiction: fc.constantFrom('US-CO', 'US-NJ', 'CA-AB', 'US-OK', 'US-TX', 'US-WA', undefined),
  age: fc.constantFrom(17, 18, 19, 21, undefined),
  patient: fc.constantFrom('US-OK', 'US-CO', undefined),
  role: fc.constantFrom('member' as const, 'operator' as const),
});
const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
/** What a policy class leaves out. */
const others = fc.record({
  claims: fc.record({
    sub: word,
    scope: word,
    name: word,
    email: word,
    groups: fc.array(word),
    locale: word,
    age_of_account: fc.nat(),
  }),
  headers: fc.record({
    'user-agent': word,
    'accept-language': fc.constantFrom('de', 'en-CA', 'fr;q=0.5'),
    'x-forwarded-for': fc.ipV4(),
    'x-real-ip': fc.ipV4(),
    'x-viewer-jurisdiction': fc.constantFrom('US-NJ', 'US-TX'),
    'x-user': word,
    cookie: word.map((value) => `session=${value}`),
    referer: fc.constant('https://elsewhere.example/'),
    'apollographql-client-name': word,
  }),
});

it('answers viewers who differ in nothing that the class holds with the same bytes', async () => {
  const question = fc.oneof(fc.constantFrom(...rich), fc.constantFrom(...stable));
  const property = fc.asyncProperty(question, statements, others, others, async (query, stated, one, other) => {
    const ask = async ({ claims, headers }: typeof one) => {
      const token = await graph.signIn({ ...claims, ...stated } as Partial<DevelopmentClaims>);
      const { text, body } = await send(graph.url, {
        body: JSON.stringify({ query }),
        headers: { ...headers, ...token },
      });
      expect(text).toContain('"data"');
      return JSON.stringify([body.data, body.errors]);
    };
    expect(await ask(one)).toBe(await ask(other));
  });
  await fc.assert(property, { numRuns: 60 });
});

it('answers strangers of one word on place and age with the same bytes', async () => {
  const property = fc.asyncProperty(fc.constantFrom(...rich), others, others, async (query, one, other) => {
    const ask = async ({ headers }: typeof one) => {
      const stated = { 'x-jurisdiction': 'CO', 'x-age-confirmed': '21' };
      const { text } = await send(graph.url, { body: JSON.stringify({ query }), headers: { ...headers, ...stated } });
      return text.slice(text.indexOf('"data"'));
    };
    const first = await ask(one);
    expect(first).not.toContain('FORBIDDEN');
    expect(await ask(other)).toBe(first);
  });
  await fc.assert(property, { numRuns: 20 });
});
