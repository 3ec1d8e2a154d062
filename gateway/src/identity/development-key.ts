import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingError } from '@weedhounds/errors';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';

/** Who development tokens say they are from and for, and how they are signed. */
export const development = {
  issuer: 'urn:weedhounds:development',
  audience: 'weedhounds-graph',
  algorithm: 'EdDSA',
} as const;

const privateKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

/** An Ed25519 key as a JSON Web Key, private part included. */
export type DevelopmentKey = z.infer<typeof privateKey>;

/** Claims of a development token beside those that every token has. */
export interface DevelopmentClaims {
  sub: string;
  role: 'member' | 'operator';
  scope?: string | undefined;
  jurisdiction?: string | undefined;
  age?: number | undefined;
  patient?: string | undefined;
}

/**
 * The key that development tokens are signed with: `development-key.json` in the folder, made when it is not there and
 * readable by its owner alone. Not for production: whoever can read the file is whoever they like.
 *
 * @throws SettingError naming DATA_DIR when the file holds no such key
 */
export async function openDevelopmentKey(dataDir: string): Promise<DevelopmentKey> {
  const file = join(dataDir, 'development-key.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeKey(dataDir, file);
    throw error;
  });
  try {
    return privateKey.parse(JSON.parse(text));
  } catch (cause) {
    throw new SettingError('DATA_DIR', `${file} must hold an Ed25519 key; delete it to have one made.`, { cause });
  }
}

/**
 * Signs a token of a sign-in with a second factor.
 *
 * @param now milliseconds since 1970
 * @param lifetimeS seconds the token holds
 */
export async function signDevelopmentToken(
  key: DevelopmentKey,
  claims: DevelopmentClaims,
  { now, lifetimeS, jti = randomUUID() }: { now: number; lifetimeS: number; jti?: string },
): Promise<string> {
  const issuedAt = Math.floor(now / 1_000);
  return new SignJWT({ ...claims, amr: ['pwd', 'otp'] })
    .setProtectedHeader({ alg: development.algorithm, typ: 'at+jwt' })
    .setIssuer(development.issuer)
    .setAudience(development.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeS)
    .setJti(jti)
    .sign(await importJWK(key, development.algorithm));
}

/** Linking a finished file makes the key appear whole, and only once when two processes start together. */
async function makeKey(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const pair = await generateKeyPair(development.algorithm, { extractable: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(await exportJWK(pair.privateKey))}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}
