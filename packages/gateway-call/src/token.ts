import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A JSON Web Token (RFC 7519) under HMAC SHA-256. Synchronous, because one is made for every call.
 *
 * @param type of the token: one of another type signed with the same secret is none
 */
export function sealToken(type: string, claims: object, secret: string): string {
  const signed = `${encode({ alg: 'HS256', typ: type })}.${encode(claims)}`;
  return `${signed}.${signatureOf(signed, secret)}`;
}

/**
 * Opens a token that is signed with one of the secrets.
 *
 * @returns its claims, or what is wrong with it
 */
export function openToken<Claims extends object>(
  token: string | undefined,
  type: string,
  secrets: readonly string[],
): Claims | 'is missing' | 'is not signed with a secret of this graph' | 'is no signed call' {
  if (token === undefined || token === '') return 'is missing';
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const isSigned = secrets.some((secret) => isSame(signature, signatureOf(`${head}.${body}`, secret)));
  if (!isSigned || rest.length > 0) return 'is not signed with a secret of this graph';
  // Whoever knows the secret wrote this, so its shape can be trusted once it is known to be a call.
  const { alg, typ } = decode<{ alg: string; typ: string }>(head);
  return alg === 'HS256' && typ === type ? decode<Claims>(body) : 'is no signed call';
}

/** In base64url. */
function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode<T>(part: string): T {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as T;
}
