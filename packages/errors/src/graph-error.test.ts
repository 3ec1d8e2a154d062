import { buildSchema, execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import { badInput, GraphError } from './graph-error.ts';

const schema = buildSchema('type Query { strain: Strain } type Strain { name: String }');

it('reaches the response with its code, its extensions and the path of the field that threw it', async () => {
  const strain = {
    name: () => {
      throw new GraphError('SUBGRAPH_UNAVAILABLE', 'no answer', { extensions: { subgraph: 'strain' } });
    },
  };
  const result = await execute({ schema, document: parse('{ strain { name } }'), rootValue: { strain } });
  expect(JSON.parse(JSON.stringify(result))).toEqual({
    data: { strain: { name: null } },
    errors: [
      {
        message: 'no answer',
        locations: [{ line: 1, column: 12 }],
        path: ['strain', 'name'],
        extensions: { subgraph: 'strain', code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ],
  });
});

it('keeps its cause', () => {
  const cause = new Error('socket hang up');
  expect(new GraphError('GATEWAY_TIMEOUT', 'late', { cause }).cause).toBe(cause);
});

it('cannot be given another code by its extensions', () => {
  expect(new GraphError('FORBIDDEN', 'no', { extensions: { code: 'OK' } }).extensions).toEqual({ code: 'FORBIDDEN' });
});

it('names the argument of a bad input', () => {
  const path = ['filter', 'near', 'radius'];
  const error = badInput('radius must be 0 or more; got -1.', path);
  path.push('changed later');
  expect({ ...error }).toEqual({
    name: 'GraphError',
    code: 'BAD_USER_INPUT',
    extensions: { code: 'BAD_USER_INPUT', argument: ['filter', 'near', 'radius'] },
  });
});
