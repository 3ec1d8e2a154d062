import { GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formatGraphError } from './format-graph-error.ts';
import { badInput, GraphError } from './graph-error.ts';

/** An error as Apollo Server hands it over: located, with its extensions and perhaps a stack. */
function format(thrown: Error, extensions: Record<string, unknown> = {}): GraphQLFormattedError {
  const error = new GraphQLError(thrown.message, { originalError: thrown, path: ['menu', 0, 'strain'] });
  const formatted = {
    ...error.toJSON(),
    extensions: { stacktrace: ['at secret.ts:1'], ...error.extensions, ...extensions },
  };
  return formatGraphError(formatted, error);
}

const place = { path: ['menu', 0, 'strain'] };

describe('an error for the client', () => {
  it('keeps message and extensions, and loses its stack', () => {
    expect(format(badInput('first must be 1 or more; got 0.', ['first']))).toEqual({
      message: 'first must be 1 or more; got 0.',
      ...place,
      extensions: { argument: ['first'], code: 'BAD_USER_INPUT' },
    });
  });

  it('keeps its own message where the server put words before it', () => {
    const error = new GraphQLError('Context creation failed: Send a key.', {
      originalError: new GraphError('UNAUTHENTICATED', 'Send a key.'),
    });
    expect(formatGraphError(error.toJSON(), error)).toEqual({
      message: 'Send a key.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('names the argument when the document holds the bad value', () => {
    const document = parse('{ items(first: 0) { id } }');
    const definition = document.definitions[0];
    const field = definition?.kind === 'OperationDefinition' ? definition.selectionSet.selections[0] : undefined;
    const value = field?.kind === 'Field' ? field.arguments?.[0]?.value : undefined;
    const error = new GraphQLError('too few', {
      nodes: value ?? null,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(formatGraphError(error.toJSON(), error)).toEqual({
      message: 'too few',
      locations: [{ line: 1, column: 16 }],
      extensions: { argument: ['first'], code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('is bad input when a scalar refused a literal, which the server calls a failed validation', () => {
    const refusal = new GraphQLError('Percent must be …', { extensions: { code: 'BAD_USER_INPUT' } });
    const error = new GraphQLError(refusal.message, {
      originalError: refusal,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(formatGraphError(error.toJSON(), error).extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('is a bad request when the server refused it without a code of its own', () => {
    const error = new GraphQLError('provided sha does not match query', { extensions: { http: { status: 400 } } });
    const formatted = { message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    expect(formatGraphError(formatted, error)).toEqual({
      message: 'provided sha does not match query',
      extensions: { code: 'BAD_REQUEST' },
    });
  });
});

describe('an internal error', () => {
  const sentence = 'Something went wrong on our side.';

  it('says one fixed sentence, whatever was thrown', () => {
    const thrown = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), {
      extensions: { url: 'http://10.0.0.7' },
    });
    expect(format(thrown)).toEqual({ message: sentence, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  });

  it('is what a code outside the catalogue becomes', () => {
    expect(format(new Error('x'), { code: 'P2002' }).extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
    expect(format(new Error('x'), { code: 'toString' }).extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  });

  it('names the subgraph that failed and nothing else of it', () => {
    const extensions = { subgraph: 'strain', url: 'http://10.0.0.7/graphql', response: { body: 'secret' } };
    expect(format(new GraphError('SUBGRAPH_UNAVAILABLE', '502 from 10.0.0.7', { extensions }))).toEqual({
      message: 'A part of the graph did not answer.',
      ...place,
      extensions: { subgraph: 'strain', code: 'SUBGRAPH_UNAVAILABLE' },
    });
  });

  it('is what a resolver throws with a 4xx status but no code', () => {
    const thrown = Object.assign(new Error('x'), { extensions: { http: { status: 404 } } });
    expect(format(thrown).message).toBe(sentence);
  });
});
