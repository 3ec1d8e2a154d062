import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { SubgraphCaller } from '../create-sharing-layer.ts';
import type { EntitiesAnswer, FetchScope, FetchSpec, RootAnswer } from '../fetch-layer.ts';
import type { EntitiesRead } from '../to-answers.ts';

/** A call that waits until it is told to answer. */
export interface HeldCall {
  fetch: FetchSpec;
  variables: string;
  scope: FetchScope;
  /** What was asked for, as JSON texts; undefined of a root fetch. */
  representations: readonly string[] | undefined;
  signal: AbortSignal;
  /** Answers, with what `HeldCallerOptions` make of the call or with what is given. */
  release(given?: Partial<EntitiesRead>): void;
}

export interface HeldCallerOptions {
  root(call: HeldCall): RootAnswer['data'];
  entity(text: string, call: HeldCall): EntitiesAnswer['entities'][number];
}

/** A caller whose calls are kept in `calls` until a test answers them. */
export function createHeldCaller({ root, entity }: HeldCallerOptions): { caller: SubgraphCaller; calls: HeldCall[] } {
  const calls: HeldCall[] = [];
  const hold = (call: Omit<HeldCall, 'release'>) =>
    new Promise<Partial<EntitiesRead>>((resolve) => {
      calls.push({ ...call, release: (given = {}) => resolve(given) });
    });
  const caller: SubgraphCaller = {
    async callRoot(fetch, variables, scope, signal) {
      const call = { fetch, variables, scope, signal, representations: undefined };
      const { errors = [] } = await hold(call);
      return { data: root({ ...call, release() {} }), errors };
    },
    async callEntities(fetch, representations, variables, scope, signal) {
      // The list goes on growing elsewhere if it is not the caller's own.
      const call = { fetch, variables, scope, signal, representations: [...representations] };
      const given = await hold(call);
      const entities = call.representations.map((text) => entity(text, { ...call, release() {} }));
      return { outcome: 'whole', entities, errors: [], ...given };
    },
    async close() {},
  };
  return { caller, calls };
}

/** Lets everything happen that happens without an answer. */
export async function settle(): Promise<void> {
  await endOfTurn();
  await endOfTurn();
}
