import { z } from 'zod';

/** A TCP port; 0 takes any free one. */
export const port = wholeNumber('must be a whole number from 0 to 65535', 65_535);

/** The address to listen on. Default: loopback only. */
export const host = text('must be a host name or an IP address', (value) => /^[\w.:%-]+$/.test(value)).default(
  '127.0.0.1',
);

/** A PostgreSQL connection string. */
export const databaseUrl = text('must be an address that begins with postgresql:// or postgres://', (value) =>
  hasScheme(value, ['postgresql:', 'postgres:']),
);

/** The folder of the embedded database. Default `.data` in the working directory. */
export const dataDir = text('must be the path of a folder', (value) => !value.includes('\0')).default('.data');

/** An absolute http or https address. */
export const httpUrl = text('must be an absolute http or https address', isHttpUrl);

/** Absolute http or https addresses, separated by commas. Default: none. */
export const httpUrls = text('must be absolute http or https addresses, separated by commas', (value) =>
  listOf(value).every(isHttpUrl),
)
  .default('')
  .transform(listOf);

/** `true` or `false`; `1` and `0` mean the same. Default false. */
export const flag = text('must be true or false', (value) => ['true', 'false', '1', '0'].includes(value))
  .transform((value) => value === 'true' || value === '1')
  .default(false);

/** A duration in milliseconds, 0 or more. */
export function milliseconds(fallback: number) {
  return wholeNumber('must be a whole number of milliseconds, 0 or more', Number.MAX_SAFE_INTEGER).default(fallback);
}

/** A size in bytes, 0 or more. */
export function bytes(fallback: number) {
  return wholeNumber('must be a whole number of bytes, 0 or more', Number.MAX_SAFE_INTEGER).default(fallback);
}

/** How many there are or may be: a whole number, 1 or more. */
export function count(fallback: number) {
  const expected = 'must be a whole number, 1 or more';
  return wholeNumber(expected, Number.MAX_SAFE_INTEGER)
    .refine((value) => value >= 1, { error: expected })
    .default(fallback);
}

/** Fewest characters of a secret: 256 bits as hexadecimal digits are 64, as base64 43. */
const shortestSecret = 32;

/** Secrets separated by commas, each of at least 32 characters; the first is used, all are accepted. Never printed. */
export const secrets = z
  .string({ error: 'must be secrets of at least 32 characters, separated by commas' })
  .transform((value) => value.split(',').map((secret) => secret.trim()))
  .refine((list) => list.every((secret) => secret.length >= shortestSecret), {
    error: 'must be secrets of at least 32 characters, separated by commas',
    params: { isSecret: true },
  });

function isHttpUrl(value: string): boolean {
  return hasScheme(value, ['http:', 'https:']);
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function wholeNumber(expected: string, max: number) {
  return text(expected, (value) => /^\d{1,16}$/.test(value) && Number(value) <= max).transform(Number);
}

function text(expected: string, isValid: (value: string) => boolean) {
  return z.string({ error: expected }).refine(isValid, { error: expected });
}

function hasScheme(value: string, schemes: readonly string[]): boolean {
  return URL.canParse(value) && schemes.includes(new URL(value).protocol);
}
