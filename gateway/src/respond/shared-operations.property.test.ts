import type { Role } from '@weedhounds/policy';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeldRunner, type HeldRun, type HeldRunner, viewerOf } from './testing/held-runner.ts';

interface Ask {
  subject: string | null;
  role: Role;
  query: string;
  variables: { x: number } | undefined;
}

/** One thing that happens; those with a number happen to one of what there is. */
type Event = { kind: 'ask'; ask: Ask } | { kind: 'answer' | 'leave'; which: number } | { kind: 'write' };

/** A request that was sent, as a plain model of sharing sees it. */
interface Sent {
  ask: Ask;
  leaving: AbortController;
  outcome: Promise<unknown>;
  /** How many mutations had begun and ended when it came. */
  writes: number;
  run: ModelRun;
  hasLeft: boolean;
}

/** A run that must be there, and the name under which others join it; undefined where none may. */
interface ModelRun {
  /** What is known once it has been answered. */
  operation: string;
  name: string | undefined;
  waiting: number;
  isDone: boolean;
}

const ask: fc.Arbitrary<Ask> = fc.record({
  subject: fc.constantFrom(null, 'a', 'b', 'c'),
  role: fc.constantFrom<Role[]>('MEMBER', 'MEMBER', 'OPERATOR'),
  query: fc.constantFrom('{ shop }', '{ shop }', '{ mine }', '{ mine }', 'mutation { write }'),
  variables: fc.option(fc.record({ x: fc.integer({ min: 0, max: 1 }) }), { nil: undefined }),
});
const which = fc.nat({ max: 50 });
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask' as const), ask }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('answer' as const), which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const) }) },
  ),
  { maxLength: 60, size: 'max' },
);

/** What runs there must be, whoever asks, answers, leaves or writes in whatever order. */
class Model {
  readonly runs: ModelRun[] = [];
  readonly sent: Sent[] = [];
  readonly known = new Set<string>();
  writes = 0;

  /** The run that a request begins or joins. */
  take({ subject, role, query, variables }: Ask): ModelRun {
    const operation = `${subject === null ? 'STRANGER' : role} ${query}`;
    const isJoined = this.known.has(operation) && !(query === '{ mine }' && subject === null);
    const sharers = query === '{ mine }' ? subject : 'all';
    const name = isJoined ? JSON.stringify([operation, sharers, variables, this.writes]) : undefined;
    const open = this.runs.find((run) => name !== undefined && run.name === name && !run.isDone);
    const run = open ?? { operation, name, waiting: 0, isDone: false };
    if (!open) this.runs.push(run);
    run.waiting++;
    return run;
  }

  answer(run: ModelRun): void {
    run.isDone = true;
    if (!run.operation.includes('mutation')) this.known.add(run.operation);
  }

  /** A client that is still there goes. One that waits alone, and not for what others may join, takes nothing along. */
  leave(sent: Sent): void {
    sent.hasLeft = true;
    sent.run.waiting--;
    if (sent.run.name !== undefined && sent.run.waiting === 0) sent.run.isDone = true;
  }
}

async function play(held: HeldRunner, happened: readonly Event[]): Promise<void> {
  const model = new Model();
  for (const event of happened) {
    if (event.kind === 'ask') {
      const leaving = new AbortController();
      const { subject, role, query, variables } = event.ask;
      const outcome = held.send(viewerOf(subject, { role, signal: leaving.signal }), { query, variables }).then(
        ({ data }) => data,
        (error: Error) => error.name,
      );
      const run = model.take(event.ask);
      model.sent.push({ ask: event.ask, leaving, outcome, writes: model.writes, run, hasLeft: false });
    } else if (event.kind === 'write') {
      held.write();
      model.writes++;
    } else if (event.kind === 'answer') {
      const index = event.which % Math.max(held.runs.length, 1);
      held.runs[index]?.answer();
      const run = model.runs[index];
      if (run) model.answer(run);
    } else {
      const waiting = model.sent.filter(({ run, hasLeft }) => run.name !== undefined && !run.isDone && !hasLeft);
      const sent = waiting[event.which % Math.max(waiting.length, 1)];
      if (sent) model.leave(sent);
      sent?.leaving.abort();
    }
    // What follows sees what came of it.
    await new Promise((resolve) => setImmediate(resolve));
    expect(held.runs).toHaveLength(model.runs.length);
  }
  await held.answerAll();
  const leftBy = (run: ModelRun): boolean => run.name !== undefined && run.waiting === 0;
  expect(held.runs.map(({ context }: HeldRun) => context.signal?.aborted)).toEqual(model.runs.map(leftBy));
  await Promise.all(model.sent.map((sent) => check(sent)));
}

async function check({ ask: { subject, role, query, variables }, outcome, writes, hasLeft }: Sent): Promise<void> {
  const data = await outcome;
  if (hasLeft) {
    expect(data).toBe('AbortError');
    return;
  }
  expect(data).toEqual({
    query,
    ...(variables && { variables }),
    role: subject === null ? 'STRANGER' : role,
    ...(query === '{ mine }' && { subject }),
    writes,
  });
}

it("gives nobody another's answer or an older one, and runs each operation exactly as often as it must", async () => {
  await fc.assert(
    fc.asyncProperty(events, async (happened) => {
      const held = createHeldRunner();
      await play(held, happened);
    }),
    { numRuns: 300 },
  );
});
