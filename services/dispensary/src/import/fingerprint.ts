import { createHash } from 'node:crypto';

/** SHA-256, in hex, of a value as JSON. Values made by the same code have the same one exactly when they are alike. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
