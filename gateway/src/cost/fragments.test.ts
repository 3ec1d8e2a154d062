import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCostModel } from './create-cost-model.ts';
import { compose } from './testing/priced-graph.ts';
import { toRequest } from './testing/to-request.ts';

const supergraphSdl = compose(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
  type Query { t: T }
  type T { t: T list: [T] id: ID page(first: Int): T @listSize(slicingArguments: ["first"], sizedFields: ["list"]) }
`);
const schema = buildASTSchema(parse(supergraphSdl));
const model = createCostModel(supergraphSdl);

/** Fragments F0 to F`depth`, each made of the next by `body`. */
function chain(depth: number, body: (next: string) => string): string {
  const fragments = Array.from(
    { length: depth },
    (_, index) => `fragment F${index} on T { ${body(`...F${index + 1}`)} }`,
  );
  return `{ t { ...F0 } } ${fragments.join('\n')} fragment F${depth} on T { id }`;
}

/** Not validated: graphql-js takes exponential time for some of these. */
function estimate(text: string): number {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new TypeError('The operation must come first.');
  return model.estimate({ document, operation, variables: {} });
}

describe('fragments that double', () => {
  it('count once where they merge', () => {
    expect(estimate(chain(200, (next) => `${next} ${next} ... on T { ${next} }`))).toBe(1);
  });

  it.each([
    [20, 2 ** 21 - 1],
    [40, 2 ** 41 - 1],
    [52, Number.MAX_SAFE_INTEGER],
    [200, Number.MAX_SAFE_INTEGER],
  ])('count each time under aliases: %i deep', (depth, cost) => {
    expect(estimate(chain(depth, (next) => `a: t { ${next} } b: t { ${next} }`))).toBe(cost);
  });

  it('count each time below fields that give lists their size', () => {
    const body = (next: string) => `a: page(first: 1) { ${next} } b: page(first: 2) { ${next} }`;
    expect(estimate(chain(40, body))).toBe(2 ** 41 - 1);
  });

  it('count each time within lists', () => {
    expect(estimate(chain(6, (next) => `list { ${next} }`))).toBe(1_111_111);
    expect(estimate(chain(400, (next) => `list { ${next} }`))).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('are too large to be reckoned when they merge in ever new ways, and saturate', () => {
    // Each level picks, under each of two names, another half of the fragments: a new set for every path.
    const names = Array.from({ length: 40 }, (_, index) => `G${index}`);
    const spread = (index: number) => `...G${(index * 7 + 1) % 40}`;
    const other = (index: number) => `...G${(index * 11 + 3) % 40}`;
    const levels = 30;
    const fragments = Array.from({ length: levels }, (_, level) =>
      names.map((name, index) => {
        const at = (text: string) => (level + 1 < levels ? `${text}_${level + 1}` : 'id');
        return `fragment ${name}_${level} on T { a: t { ${at(spread(index))} ${at(other(index))} } b: t { ${at(other(index + 1))} } }`;
      }),
    );
    const text = `{ t { ...G0_0 ...G1_0 } } ${fragments.flat().join('\n')}`;
    expect(estimate(text)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('one document', () => {
  it('is compiled once for an operation', () => {
    const request = toRequest(schema, '{ t { ...F } } fragment F on T { id }');
    let reads = 0;
    const counted = {
      ...request.operation,
      get selectionSet() {
        reads += 1;
        return request.operation.selectionSet;
      },
    };
    const costs = [1, 2, 3].map(() => model.estimate({ ...request, operation: counted }));
    expect({ costs, reads }).toEqual({ costs: [1, 1, 1], reads: 1 });
  });

  it('keeps its operations apart', () => {
    const document = parse('query A { t { id } } query B { t { t { id } } }');
    const costs = document.definitions.map((operation) =>
      operation.kind === 'OperationDefinition' ? model.estimate({ document, operation, variables: {} }) : undefined,
    );
    expect(costs).toEqual([1, 2]);
  });
});
