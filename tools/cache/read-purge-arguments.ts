import { parseArgs } from 'node:util';
import { StartError } from '@weedhounds/errors';

/** What `POST /cache/purge` is sent. */
export interface PurgeRequest {
  by:
    | { subgraph: string }
    | { type: string }
    | { tag: string }
    | { entity: { type: string; key: Record<string, string> } };
  mode: 'SOFT' | 'HARD';
}

const usage = [
  'Usage: npm run cache:purge -- --subgraph menu',
  '       npm run cache:purge -- --type MenuItem [--soft]',
  '       npm run cache:purge -- --tag lab-results',
  '       npm run cache:purge -- --type Strain --key slug=blue-dream',
  '  --soft   what is purged is served once more while it is refreshed',
].join('\n');

/**
 * Reads the command line.
 *
 * @throws StartError that says what was expected
 */
export function readPurgeArguments(args: readonly string[]): PurgeRequest {
  const { subgraph, type, tag, key = [], soft = false } = parse(args);
  const mode = soft ? 'SOFT' : 'HARD';
  const given = [subgraph, type, tag].filter((one) => one !== undefined);
  if (given.length !== 1 || (type === undefined && key.length > 0)) throw new StartError(usage);
  if (subgraph !== undefined) return { by: { subgraph }, mode };
  if (tag !== undefined) return { by: { tag }, mode };
  if (type === undefined || key.length === 0) return { by: { type: type ?? '' }, mode };
  return { by: { entity: { type, key: toKey(key) } }, mode };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = {
      subgraph: text,
      type: text,
      tag: text,
      key: { ...text, multiple: true },
      soft: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new StartError(`${(cause as Error).message}\n${usage}`, { cause });
  }
}

/** @param fields `name=value`, for each field of one key of the type */
function toKey(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const at = field.indexOf('=');
      if (at < 1) throw new StartError(`--key must be a field and its value like slug=blue-dream; got ${field}.`);
      return [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}
