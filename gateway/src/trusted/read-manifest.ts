import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingError } from '@weedhounds/errors';

/** The documents a gateway trusts: texts by id, `sha256:` and 64 hexadecimal digits. */
export type Manifest = ReadonlyMap<string, string>;

/** The id of a document: the SHA-256 of its text, as the GraphQL specification for persisted documents writes it. */
export function documentIdOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Reads a manifest, `{ "sha256:…": "query …" }`, as `npm run codegen` writes it.
 *
 * @throws SettingError when the file cannot be read, is of another shape, or an id is not its text's
 */
export function readManifest(file: string): Manifest {
  const refuse = (what: string, cause?: unknown) =>
    new SettingError('TRUSTED_DOCUMENTS_FILE', `TRUSTED_DOCUMENTS_FILE must be a manifest; ${file} ${what}.`, {
      cause,
    });
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw refuse('cannot be read as JSON', cause);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse('is no JSON object');
  const entries = Object.entries(parsed);
  for (const [id, text] of entries) {
    if (typeof text !== 'string' || documentIdOf(text) !== id)
      throw refuse(`holds ${id}, which is not the id of its text`);
  }
  return new Map(entries);
}
