import type { TestGraph } from '../../start-test-graph.ts';
import { type BenchOptions, type Figure, median } from '../figure.ts';
import { timeOf, unlikeOthers } from './time-of.ts';

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

interface Hostile {
  /** The last part of the figure's name. */
  name: string;
  query: string;
  /** What its refusal says: by default, the limit of its name. */
  refusal?: string;
}

/** For each limit, a query of some kilobytes that is beyond it. */
const beyond: readonly Hostile[] = [
  { name: 'token', query: `{ ${times(8_000, () => 'a: b')} }` },
  { name: 'operation', query: times(500, (i) => `query Q${i} { __typename }`) },
  { name: 'fragment', query: `{ ...F0 } ${times(500, (i) => `fragment F${i} on Query { __typename }`)}` },
  { name: 'fragment-depth', query: `{ ${'... { '.repeat(500)} __typename ${'} '.repeat(500)} }` },
  { name: 'depth', query: `{ strains { nodes { ${'similar { strain { '.repeat(200)} name ${'} } '.repeat(200)} } } }` },
  {
    name: 'introspection-depth',
    query: `{ __type(name: "Query") { ${'ofType { '.repeat(500)} name ${'} '.repeat(500)} } }`,
  },
  { name: 'breadth', query: `{ strains { ${'__typename '.repeat(1_000)} } }` },
  { name: 'root-field', query: `{ ${'__typename '.repeat(1_000)} }` },
  {
    name: 'field',
    query: `{ ${times(20, () => 'strains { ...F }')} } fragment F on StrainConnection { ${'__typename '.repeat(199)} }`,
  },
  { name: 'alias', query: `{ strains { ${times(190, (i) => `a${i}: __typename`)} } }` },
  { name: 'directive', query: `{ strains { __typename ${'@skip(if: false) '.repeat(500)} } }` },
  { name: 'list', query: `{ nodes(ids: [${'"x" '.repeat(2_000)}]) { id } }` },
  { name: 'input-depth', query: `{ nodes(ids: ${'['.repeat(500)}${']'.repeat(500)}) { id } }` },
  { name: 'page', query: '{ strains(first: 1000000) { nodes { id } } }' },
  {
    name: 'fragment-bomb',
    query: `{ ...F0 } ${times(29, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F29 on Query { __typename }`,
    refusal: '(ROOT_FIELD_LIMIT)',
  },
  {
    name: 'fragment-cycle',
    query: `{ ...F0 } ${times(500, (i) => `fragment F${i} on Query { ...F${(i + 1) % 500} }`)}`,
    refusal: 'contains itself',
  },
];

const limitOf = (name: string) => `(${name.toUpperCase().replaceAll('-', '_')}_LIMIT)`;

/** Refusals of documents that were never seen before, held against the smallest query, of which everything is remembered. */
export async function measureRefusals({ url }: TestGraph, { quick, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 20 : 200;
  say(`hostile-8kb-ms, refusal-ms: ${rounds} rounds each`);
  const medianOf = async (query: string, refusal: string) => {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) taken.push(await timeOf(url, unlikeOthers(query, round), refusal));
    return median(taken);
  };
  const smallest: number[] = [];
  for (let round = 0; round < rounds; round++) smallest.push(await timeOf(url, '{ __typename }'));
  const against = { unit: 'ms', baseline: median(smallest), ratio: null };
  const hostile = await medianOf(`{${'a '.repeat(4_000)}}`, limitOf('root-field'));
  const figures: Figure[] = [{ figure: 'hostile-8kb-ms', value: hostile, ...against, aim: '50 ms' }];
  for (const { name, query, refusal = limitOf(name) } of beyond) {
    const value = await medianOf(query, refusal);
    figures.push({ figure: `refusal-ms-${name}`, value, ...against, aim: '5 ms' });
  }
  return figures;
}
