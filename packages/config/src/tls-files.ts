import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { SettingError } from '@weedhounds/errors';
import { z } from 'zod';

/** What one end of a mutual TLS connection shows and trusts, as PEM texts. */
export interface TlsIdentity {
  /** Its own certificate, with those between it and its authority. */
  cert: string;
  /** The private key of `cert`. */
  key: string;
  /** The authorities whose certificates are trusted; no others are. */
  ca: string;
}

/** The names of three settings that are paths of PEM files: together they make a `TlsIdentity`. */
export type TlsSettings = Readonly<Record<keyof TlsIdentity, string>>;

/** The path of a PEM file. */
export const pemFile = z.string({ error: 'must be the path of a PEM file' }).optional();

/**
 * Reads the files of a TLS identity.
 *
 * @param names what the settings are called: `{ cert: 'TLS_CERT', … }`
 * @param variables the settings, by name
 * @returns undefined when none is set
 * @throws SettingError naming the one that is missing, cannot be read or does not go with the others
 */
export function readTlsIdentity(
  names: TlsSettings,
  variables: Readonly<Record<string, unknown>>,
): TlsIdentity | undefined {
  const settings = Object.values(names);
  if (settings.every((name) => variables[name] === undefined)) return undefined;
  const read = (name: string) => readPem(name, variables[name], settings);
  const identity = { cert: read(names.cert), key: read(names.key), ca: read(names.ca) };
  try {
    createSecureContext(identity);
  } catch (cause) {
    throw new SettingError(
      names.cert,
      `${names.cert}, ${names.key} and ${names.ca} must be PEM files that go together.`,
      {
        cause,
      },
    );
  }
  return identity;
}

function readPem(name: string, path: unknown, settings: readonly string[]): string {
  if (typeof path !== 'string') {
    throw new SettingError(name, `${settings.join(', ')} must be set together; got nothing for ${name}.`);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SettingError(name, `${name} must be a file that can be read; got ${JSON.stringify(path)}.`, { cause });
  }
}
