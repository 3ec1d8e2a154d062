import { SettingError } from '@weedhounds/errors';
import type { z } from 'zod';

/**
 * Reads the environment once into one typed value. Only the variables the schema names are looked at; an empty one
 * counts as unset.
 *
 * @param schema an object of fields named after environment variables: `z.object({ PORT: port.default(4000) })`
 * @throws SettingError naming the first bad variable, what it must be and what it is
 */
export function readSettings<T extends z.ZodObject>(
  schema: T,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<T> {
  const named = Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]] as const);
  const result = schema.safeParse(Object.fromEntries(named.filter(([, value]) => value !== undefined)));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const setting = String(issue?.path[0] ?? 'settings');
  const isSecret = issue?.code === 'custom' && issue.params?.isSecret === true;
  const shown = isSecret ? 'a value that is not shown' : show(env[setting]);
  throw new SettingError(setting, `${setting} ${issue?.message ?? 'is not valid'}; got ${shown}.`);
}

/** The value as it may be printed: what stands before an `@` may be a password. */
function show(value: string | undefined): string {
  if (value === undefined || value === '') return 'nothing';
  return JSON.stringify(value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1***@'));
}
