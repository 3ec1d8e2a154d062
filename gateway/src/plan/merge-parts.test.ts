import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { mergeParts, type PartResult } from './merge-parts.ts';
import type { BroughtField, BroughtFields } from './take-part.ts';

const own: BroughtField = { isOwn: true, below: new Map() };
const key: BroughtField = { isOwn: false, below: new Map() };
const wayTo = (below: Record<string, BroughtField>): BroughtField => ({ isOwn: false, below: bring(below) });
const bring = (fields: Record<string, BroughtField>): BroughtFields => new Map(Object.entries(fields));

const result = (data: PartResult['data'], more: Partial<PartResult> = {}): PartResult => ({
  data,
  errors: [],
  incomplete: new Set(),
  ...more,
});

/** What is merged of the parts' data when the second brings the rank of a post, or of each of several. */
function mergePosts(first: unknown, second: unknown): unknown {
  const brings = bring({ post: wayTo({ id: key, rank: own }) });
  return mergeParts(result({ post: first }), [{ ...result({ post: second }), brings }]).data.post;
}

it.each([
  ['brings what is its own', { id: 1, score: 5 }, { id: 1, rank: 7 }, { id: 1, score: 5, rank: 7 }],
  [
    'brings nothing else',
    { id: 1, comments: [1] },
    { rank: null, comments: [2, 3] },
    { id: 1, comments: [1], rank: null },
  ],
  ['lets null win, and what is not there', { id: 1 }, null, null],
  ['lets null win, and what is not there', null, { rank: 7 }, null],
  ['lets null win, and what is not there', undefined, { rank: 7 }, undefined],
  ['leaves what the first part has', { rank: 1 }, { rank: 2 }, { rank: 1 }],
  ['goes through lists', [[{ a: 1 }], null], [[{ rank: 7 }], { rank: 8 }], [[{ a: 1, rank: 7 }], null]],
  [
    'lets go of what belongs to another object',
    [{ id: 1 }, { id: 2 }],
    [
      { id: 2, rank: 2 },
      { id: 2, rank: 2 },
    ],
    [{ id: 1 }, { id: 2, rank: 2 }],
  ],
  [
    'lets go of a list of another length',
    [{ id: 1 }],
    [
      { id: 1, rank: 7 },
      { id: 2, rank: 7 },
    ],
    [{ id: 1 }],
  ],
  ['lets go of a list where an object is due', { id: 1 }, [{ id: 1, rank: 7 }], { id: 1 }],
  ['lets go of an object where a list is due', [{ id: 1 }], { id: 1, rank: 7 }, [{ id: 1 }]],
  ['lets go of a leaf where an object is due', { id: 1 }, 'post', { id: 1 }],
])('%s', (_what, first, second, expected) => {
  const given = structuredClone([first, second]);
  expect(mergePosts(first, second)).toEqual(expected);
  expect([first, second]).toEqual(given);
});

it('merges one part after another', () => {
  const later = (name: string) => ({
    ...result({ post: { [name]: 1 } }),
    brings: bring({ post: wayTo({ [name]: own }) }),
  });
  expect(mergeParts(result({ post: { a: 0 } }), [later('b'), later('c')]).data).toEqual({ post: { a: 0, b: 1, c: 1 } });
});

it('keeps in mind of which objects a fetch brought nothing', () => {
  const brings = bring({ post: wayTo({ rank: own, next: wayTo({ rank: own }) }) });
  const complete = { id: 1 };
  const lacking = { id: 1 };
  const merge = (first: object, second: object, incomplete: object) => {
    const merged = mergeParts(result({ post: first }, { incomplete: new Set([incomplete]) }), [
      { ...result({ post: second }, { incomplete: new Set([incomplete]) }), brings },
    ]);
    return merged.incomplete.has(merged.data.post as object);
  };
  expect([
    merge(lacking, complete, lacking),
    merge(complete, lacking, lacking),
    merge(complete, { id: 1 }, lacking),
  ]).toEqual([true, true, false]);
});

it('takes for null what a later part could not fetch', () => {
  const brings = bring({ post: wayTo({ rank: own }), other: wayTo({ rank: own }) });
  const second = { other: { rank: 1 } };
  const first = result({ post: { id: 1 }, other: { id: 2 } });
  const { data } = mergeParts(first, [{ ...result(second, { incomplete: new Set([second]) }), brings }]);
  expect(data).toEqual({ post: null, other: { id: 2, rank: 1 } });
});

it('tells once what failed for several parts in one place', () => {
  const error = (path: string[], code: string) => new GraphQLError('down', { path, extensions: { code } });
  const [one, two, three] = [error(['a'], 'A'), error(['b'], 'A'), error(['a'], 'B')];
  const { errors } = mergeParts(result({}, { errors: [one, two] }), [
    { ...result({}, { errors: [error(['a'], 'A'), three] }), brings: new Map() },
  ]);
  expect(errors).toEqual([one, two, three]);
});

it('gives back the first part where there is no other', () => {
  const first = result({ a: 1 });
  expect(mergeParts(first, [])).toBe(first);
});
