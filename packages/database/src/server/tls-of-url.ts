import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { SettingError } from '@weedhounds/errors';

/** Modes under which the server must show a certificate that is trusted and bears its name. */
const verifying = ['require', 'verify-ca', 'verify-full'];

const files = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' } as const;

/** A connection string without its TLS parameters, and what they ask for: undefined for no TLS. */
export interface ServerAddress {
  url: string;
  ssl?: ConnectionOptions;
}

/**
 * Reads `sslmode` and the files beside it out of a connection string. `require`, `verify-ca` and `verify-full` all verify the
 * server, as node-postgres does and libpq does for the last alone; `no-verify` encrypts and verifies nothing. TLS is 1.2 or later.
 *
 * @throws SettingError naming DATABASE_URL when the mode is unknown or a file cannot be read
 */
export function tlsOfUrl(connectionString: string): ServerAddress {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : undefined;
  const mode = url?.searchParams.get('sslmode');
  if (!url || !mode || mode === 'disable') return { url: connectionString };
  if (mode !== 'no-verify' && !verifying.includes(mode)) {
    const modes = ['disable', 'no-verify', ...verifying].join(', ');
    throw new SettingError('DATABASE_URL', `DATABASE_URL must have an sslmode of ${modes}; got ${mode}.`);
  }
  const ssl: ConnectionOptions = { minVersion: 'TLSv1.2', rejectUnauthorized: mode !== 'no-verify' };
  for (const [option, parameter] of Object.entries(files) as [keyof typeof files, string][]) {
    const path = url.searchParams.get(parameter);
    if (path !== null) ssl[option] = readPem(parameter, path);
    url.searchParams.delete(parameter);
  }
  url.searchParams.delete('sslmode');
  return { url: url.href, ssl };
}

function readPem(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SettingError(
      'DATABASE_URL',
      `DATABASE_URL must have a file that can be read as ${parameter}; got ${JSON.stringify(path)}.`,
      { cause },
    );
  }
}
