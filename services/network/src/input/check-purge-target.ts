import { badInput } from '@weedhounds/errors';
import type { PurgeTarget } from '../../generated/resolvers.ts';

/** Characters that a name or a value may have. */
const longest = 255;

/** @throws GraphError where it is not exactly one thing that is purged, or one that has no name */
export function checkPurgeTarget({ subgraph, type, entity, tag }: PurgeTarget): void {
  const given = Object.entries({ subgraph, type, entity, tag }).filter(([, value]) => value != null);
  if (given.length !== 1) {
    const names = given.length === 0 ? 'none' : given.map(([name]) => name).join(' and ');
    throw badInput(`by takes exactly one of subgraph, type, entity and tag; got ${names}.`, [
      'by',
      given[1]?.[0] ?? 'type',
    ]);
  }
  for (const [name, text] of Object.entries({ subgraph, type, tag, 'entity.type': entity?.type })) {
    if (text != null) checkLength(text, ['by', ...name.split('.')]);
  }
  if (!entity) return;
  if (entity.key.length === 0) throw badInput('A key must have at least one field.', ['by', 'entity', 'key']);
  for (const { name, value } of entity.key) {
    checkLength(name, ['by', 'entity', 'key', 'name']);
    checkLength(value, ['by', 'entity', 'key', 'value']);
  }
}

function checkLength(text: string, argument: readonly string[]): void {
  if (text.length >= 1 && text.length <= longest) return;
  throw badInput(`${argument.at(-1)} must have 1 to ${longest} characters; got ${text.length}.`, argument);
}
