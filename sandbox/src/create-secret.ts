import { randomBytes } from 'node:crypto';

/** A secret for a gateway and its subgraphs: 256 random bits as hexadecimal digits. */
export function createSecret(): string {
  return randomBytes(32).toString('hex');
}
