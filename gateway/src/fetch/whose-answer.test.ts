import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSharingLayer } from './create-sharing-layer.ts';
import type { FetchScope, Scope } from './fetch-layer.ts';
import { memberScope, ratingFetch, rootFetch } from './testing/fetch-spec.ts';
import { createHeldCaller, type HeldCall, settle } from './testing/held-caller.ts';

const left = new Error('left');
const jurisdictions = ['US-CO', 'US-NJ', 'US-CA'];
const batchLimit = 3;

/** Fifty viewers of three classes: strangers, and identities some of which look like parts of a key. */
const viewers = Array.from({ length: 50 }, (_, index) => {
  const subjects = [null, `u${index % 7}`, '#1', '" {}', ''];
  return memberScope(subjects[index % subjects.length] ?? null, jurisdictions[index % 3]);
});

const rename = rootFetch('mutation{rename}', ['rename'], { kind: 'mutation' });

/** Whom an answer is for. A call for all of a class tells the subgraph of nobody. */
interface Whose {
  text: string;
  classKey: string;
  subject: string | null;
  /** The call it came with. */
  by: AbortSignal;
}

function whose(text: string, { scope, fetch, signal }: Omit<HeldCall, 'release'>): Whose {
  const subject = fetch.scope === 'PRIVATE' ? scope.subject : null;
  return { text, classKey: scope.classKey, subject, by: signal };
}

interface Question {
  viewer: FetchScope;
  scope: Scope;
  /** None: the root field. */
  ids: number[];
  mayLeave: boolean;
}

const question: fc.Arbitrary<Question> = fc.record({
  viewer: fc.constantFrom(...viewers),
  scope: fc.constantFrom('PUBLIC', 'PRIVATE'),
  ids: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
  mayLeave: fc.boolean(),
});

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('ask' as const), question }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), call: fc.nat(100), isWhole: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), asker: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'write' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'turn' as const }) },
);

interface Asker {
  scope: FetchScope;
  isPrivate: boolean;
  texts: string[];
  leave(): void;
  /** What came; the reason where the asker left. */
  outcome: Promise<Whose[] | Error>;
}

function startWorld() {
  const { caller, calls } = createHeldCaller({
    root: (call) => ({ whose: whose('root', call) }),
    entity: (text, call) => ({ whose: whose(text, call) }),
  });
  const layer = createSharingLayer(caller, { batchLimit });
  const askers: Asker[] = [];

  function ask({ viewer, scope: of, ids, mayLeave }: Question): void {
    const controller = new AbortController();
    const scope = mayLeave ? { ...viewer, signal: controller.signal } : viewer;
    const texts = ids.length === 0 ? ['root'] : ids.map((id) => JSON.stringify({ id }));
    const parts = async () =>
      ids.length === 0
        ? [(await layer.fetchRoot(rootFetch('{whose}', ['whose'], { scope: of }), '{}', scope)).data]
        : (await layer.fetchEntities(ratingFetch({ scope: of }), texts, '{}', scope)).entities;
    const outcome = parts().then(
      (came) => came.map((part) => part?.whose as Whose),
      (reason: Error) => reason,
    );
    askers.push({ scope, isPrivate: of === 'PRIVATE', texts, outcome, leave: () => controller.abort(left) });
  }

  /** Answers every call, those that are made meanwhile among them. */
  async function finish(): Promise<void> {
    for (let answered = -1; answered < calls.length; ) {
      answered = calls.length;
      for (const call of calls) call.release();
      await settle();
    }
  }

  return { layer, calls, askers, ask, finish };
}

it('is nobody but the viewer for whose class, and where PRIVATE for whose identity, the call was made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
      const { layer, calls, askers, ask, finish } = startWorld();
      for (const one of steps) {
        if (one.kind === 'ask') ask(one.question);
        else if (one.kind === 'turn') await settle();
        else if (one.kind === 'leave') askers[one.asker % askers.length]?.leave();
        else if (one.kind === 'write') void layer.fetchRoot(rename, '{}', memberScope('u1'));
        else calls[one.call % calls.length]?.release(one.isWhole ? {} : { outcome: 'without entities' });
      }
      await finish();
      const callsOfStrangers: AbortSignal[] = [];
      for (const { scope, isPrivate, texts, outcome } of askers) {
        // All of them have an answer or have left: nothing is pending.
        const answers = await Promise.race([outcome, settle().then(() => new Error('is pending'))]);
        if (answers instanceof Error) {
          expect(answers).toBe(left);
          continue;
        }
        const { classKey } = scope;
        const subject = isPrivate ? scope.subject : null;
        expect(answers).toEqual(texts.map((text) => ({ text, classKey, subject, by: expect.anything() })));
        if (isPrivate && subject === null) callsOfStrangers.push(...new Set(answers.map(({ by }) => by)));
      }
      // What is for nobody in particular is for one asker alone.
      expect(new Set(callsOfStrangers).size).toBe(callsOfStrangers.length);
      for (const { representations = [] } of calls) {
        expect(representations.length).toBeLessThanOrEqual(batchLimit);
        expect(new Set(representations).size).toBe(representations.length);
      }
    }),
    { numRuns: 300 },
  );
});
