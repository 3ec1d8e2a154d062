import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';
import type { Place } from './place.ts';
import { productText, ratingFetch, rootFetch } from './testing/fetch-spec.ts';
import { toEntitiesAnswer, toRootAnswer } from './to-answers.ts';

const item: Place = { below: new Map(), isBroughtOnce: true };
const place: Place = { below: new Map([['items', item]]), isBroughtOnce: true };
const answered = (json: string) => ({ kind: 'answered' as const, data: parseJson(json) as never, errors: [] });
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const bottomless = { lists: deep, 'values that are compared': `[{"id":1,"a":${deep}},{"id":1,"a":${deep}}]` };
const kinds = Object.keys(bottomless) as (keyof typeof bottomless)[];
const unavailable = expect.objectContaining({
  message: 'Subgraph ratings answered values that are nested too deeply.',
  extensions: expect.objectContaining({ code: 'SUBGRAPH_UNAVAILABLE' }),
});

it.each(kinds)('takes a root answer without a bottom for none: %s', (kind) => {
  const answer = toRootAnswer(
    answered(`{"items":${bottomless[kind]}}`),
    rootFetch('{ items { id } }', ['items'], { place }),
  );
  expect(answer).toEqual({ data: null, errors: [{ path: ['items'], error: unavailable }] });
});

it.each(kinds)('takes entities without a bottom for none: %s', (kind) => {
  const entities = answered(`{"_entities":[{"id":"1","items":${bottomless[kind]}}]}`);
  expect(toEntitiesAnswer(entities, ratingFetch({ place }), [productText('1')])).toEqual({
    entities: [null],
    errors: [{ representation: 0, path: [], error: unavailable }],
    outcome: 'failed',
  });
});

it('makes one object of equal ones', () => {
  const entities = ['1', '2'].map((id) => ({ id, items: [{ id: 'a' }, { id: 'a' }] }));
  const fetch = ratingFetch({ place });
  const read = toEntitiesAnswer(answered(JSON.stringify({ _entities: entities })), fetch, ['1', '2'].map(productText));
  expect(read.entities).toEqual(entities);
  expect(new Set(read.entities.flatMap((entity) => entity?.items)).size).toBe(1);
});
