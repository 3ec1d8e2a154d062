import fc from 'fast-check';
import { buildASTSchema, getVariableValues, parse } from 'graphql';
import { expect, it } from 'vitest';
import { createCostModel } from './create-cost-model.ts';
import { answer } from './testing/answer.ts';
import { bruteForceEstimate } from './testing/brute-force.ts';
import { compose, pricedSdl } from './testing/priced-graph.ts';
import { randomOperation } from './testing/random-operation.ts';
import { toRequest } from './testing/to-request.ts';

const supergraphSdl = compose(pricedSdl);
const schema = buildASTSchema(parse(supergraphSdl));
const model = createCostModel(supergraphSdl);

/** What a resolver would see. */
function coerce(request: ReturnType<typeof toRequest>) {
  const { coerced, errors } = getVariableValues(schema, request.operation.variableDefinitions ?? [], request.variables);
  if (!coerced) throw errors[0];
  return { ...request, variables: coerced };
}

it('estimates every operation as the definition does when all fragments are written out', () => {
  fc.assert(
    fc.property(randomOperation(schema, 4), ({ text, variables }) => {
      const request = toRequest(schema, text, variables);
      expect(model.estimate(request)).toBe(bruteForceEstimate(schema, coerce(request)));
    }),
    { numRuns: 100 },
  );
});

it('never finds an answer dearer than its estimate while no list is longer than declared', () => {
  fc.assert(
    fc.property(randomOperation(schema, 3), fc.gen(), fc.boolean(), ({ text, variables }, generate, isFull) => {
      const request = toRequest(schema, text, variables);
      const data = answer(schema, request, { choose: (most) => generate(fc.nat, { max: most }), isFull });
      const costs = { actual: model.actual(request, data), estimate: model.estimate(request) };
      expect(costs.actual).toBeLessThanOrEqual(costs.estimate);
      // Without abstract types a full answer leaves nothing to guess.
      if (isFull && !/thing|found|paint/i.test(text)) expect(costs.actual).toBe(costs.estimate);
    }),
    { numRuns: 200 },
  );
});
