import type { EntitiesAnswer, EntityError } from './fetch-layer.ts';
import { createSharedCall, type SharedCall } from './shared-call.ts';
import { strictestCaching } from './subgraph-caching.ts';
import type { EntitiesRead } from './to-answers.ts';

/** What a batch came to, by its representations' indexes. */
export interface BatchOutcome extends Pick<EntitiesAnswer, 'entities' | 'caching'> {
  /** Undefined for a batch without errors. */
  errorsOf: ReadonlyMap<number, readonly EntityError[]> | undefined;
}

/** Representations that go out in one call, those of several askers among them. */
export interface EntityBatch {
  /** Everything added so far. */
  readonly representations: readonly string[];
  /** Notes that what is added next belongs to another asker. */
  beginShare(): void;
  /** @returns the representation's index. Not after the batch has been sent. */
  add(representation: string): number;
  call: SharedCall<BatchOutcome>;
}

interface EntityBatchOptions {
  /** Resolves when the batch is to be sent. */
  whenFull: Promise<void>;
  /** Sends representations. Never rejects. */
  send(representations: readonly string[], signal: AbortSignal): Promise<EntitiesRead>;
  /** Called when nothing can be added any more. */
  onSent(): void;
  /** Called when the batch can no longer be joined. */
  onEnd(): void;
}

/**
 * A batch that is filled until it is to be sent. When it comes back without entities, each asker's share is sent once more by
 * itself: what is wrong with one must not cost the others.
 */
export function createEntityBatch({ whenFull, send, onSent, onEnd }: EntityBatchOptions): EntityBatch {
  const representations: string[] = [];
  const shares: number[] = [];

  async function run(signal: AbortSignal): Promise<BatchOutcome> {
    await whenFull;
    onSent();
    if (signal.aborted) return { entities: [], errorsOf: undefined };
    const read = await send(representations, signal);
    return toOutcome(read.outcome === 'without entities' && shares.length > 1 ? await sendShares(signal) : read);
  }

  async function sendShares(signal: AbortSignal): Promise<EntitiesAnswer> {
    const reads = await Promise.all(
      shares.map((start, index) => send(representations.slice(start, shares[index + 1]), signal)),
    );
    const moved = (start: number) => (error: EntityError) => ({
      ...error,
      representation: error.representation + start,
    });
    return {
      entities: reads.flatMap(({ entities }) => entities),
      errors: reads.flatMap(({ errors }, index) => errors.map(moved(shares[index] ?? 0))),
      caching: strictestCaching(reads.map(({ caching }) => caching)),
    };
  }

  return {
    representations,
    beginShare: () => void shares.push(representations.length),
    add: (representation) => representations.push(representation) - 1,
    call: createSharedCall({ run, onEnd }),
  };
}

function toOutcome({ entities, errors, caching }: EntitiesAnswer): BatchOutcome {
  if (errors.length === 0) return { entities, caching, errorsOf: undefined };
  const errorsOf = new Map<number, EntityError[]>();
  for (const error of errors) {
    const known = errorsOf.get(error.representation) ?? [];
    known.push(error);
    errorsOf.set(error.representation, known);
  }
  return { entities, caching, errorsOf };
}
