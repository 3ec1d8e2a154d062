import { z } from 'zod';
import type { RootAnswer } from '../../fetch/fetch-layer.ts';
import { argumentsIn, type SelectedField, type SelectedFields } from '../selection/resolve-selection.ts';
import type { Purge, Purged } from './create-purge.ts';
import { purgeTarget } from './purge-target.ts';

const keyFields = z
  // GraphQL takes one value for a list of one.
  .preprocess((given) => [given].flat(), z.array(z.object({ name: z.string(), value: z.string() })))
  .transform((fields) => Object.fromEntries(fields.map(({ name, value }) => [name, value])));

const entity = z.object({ type: z.string(), key: keyFields });

/** The arguments of `Mutation.purge`, of which the subgraph lets exactly one of `by` be given. */
const purgeArguments = z.object({
  by: z
    .record(z.string(), z.unknown())
    .transform((by) => Object.fromEntries(Object.entries(by).filter(([, value]) => value !== null)))
    .transform((by) => ('entity' in by ? { entity: entity.parse(by.entity) } : by))
    .pipe(purgeTarget),
  mode: z.enum(['SOFT', 'HARD']).default('HARD'),
});

/**
 * Does what `Mutation.purge` asks, one after the other, and says in the answer what it came to. Its subgraph has checked what is asked, and
 * knows nothing of what is kept.
 */
export async function answerPurges(answer: RootAnswer, { fields }: SelectedFields, purge: Purge): Promise<RootAnswer> {
  const { data } = answer;
  if (data === null) return answer;
  const filled: Record<string, unknown> = { ...data };
  for (const field of fields) {
    if (field.name !== 'purge' || !isObject(data[field.responseName])) continue;
    const { by, mode } = purgeArguments.parse(argumentsIn(field));
    filled[field.responseName] = fill(data[field.responseName], field, await purge(by, mode));
  }
  return { ...answer, data: filled };
}

function fill(answered: unknown, { inner }: SelectedField, purged: Purged): unknown {
  const [selected] = inner?.all() ?? [];
  const told = (selected?.fields ?? []).flatMap(({ name, responseName }) =>
    name === 'entries' || name === 'isKnownToOthers' ? [[responseName, purged[name]] as const] : [],
  );
  return { ...(answered as object), ...Object.fromEntries(told) };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
