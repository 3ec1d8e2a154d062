import { expect, it } from 'vitest';
import { OperationFacts } from './operation-facts.ts';
import { viewerOf } from './testing/held-runner.ts';

/** What is known of an operation after runs of it that came to these. */
function after(...runs: Parameters<OperationFacts['noteExecution']>[1][]) {
  const facts = new OperationFacts();
  for (const run of runs) {
    const context = viewerOf('a');
    facts.noteExecution(context, run);
    facts.learn('operation', context);
  }
  return facts.scopeOf('operation');
}

it('knows of an operation what its runs came to', () => {
  expect(after()).toBeUndefined();
  expect(after({ kind: 'query', scope: 'PUBLIC' })).toBe('PUBLIC');
  expect(after({ kind: 'query', scope: 'PRIVATE' })).toBe('PRIVATE');
  expect(after({ kind: 'mutation', scope: 'PUBLIC' })).toBeUndefined();
});

it('takes nothing for PUBLIC that was PRIVATE once', () => {
  const [open, closed] = [
    { kind: 'query', scope: 'PUBLIC' },
    { kind: 'query', scope: 'PRIVATE' },
  ] as const;
  expect([after(open, closed), after(closed, open)]).toEqual(['PRIVATE', 'PRIVATE']);
});

it('learns nothing from a request that was not executed, nor from another with the same viewer', () => {
  const facts = new OperationFacts();
  const [executed, refused] = [viewerOf('a'), viewerOf('a')];
  facts.noteExecution(executed, { kind: 'query', scope: 'PUBLIC' });
  facts.learn('operation', refused);
  expect([facts.scopeOf('operation'), facts.executedScopeOf(refused), facts.executedScopeOf(executed)]).toEqual([
    undefined,
    undefined,
    'PUBLIC',
  ]);
});

it('knows a request by its signal, though its context is copied', () => {
  const facts = new OperationFacts();
  const context = viewerOf('a');
  facts.noteExecution({ ...context }, { kind: 'query', scope: 'PUBLIC' });
  expect(facts.executedScopeOf(context)).toBe('PUBLIC');
});

it('forgets the operation that was asked for longest ago when there are too many', () => {
  const facts = new OperationFacts();
  const context = viewerOf('a');
  facts.noteExecution(context, { kind: 'query', scope: 'PUBLIC' });
  const names = Array.from({ length: 3 }, (_, number) => `${number}`.repeat(4_000_000));
  for (const name of names) facts.learn(name, context);
  expect(names.map((name) => facts.scopeOf(name))).toEqual([undefined, 'PUBLIC', 'PUBLIC']);
});
