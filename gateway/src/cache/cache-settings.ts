import { type EncryptionKeys, type Policy, readEncryptionKeys } from '@weedhounds/cache';
import { policyVariables, toPolicies } from '@weedhounds/cache-policies';
import { bytes } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { z } from 'zod';

/** What is kept, how much of it and for how long. */
export interface CacheSettings {
  /** Whether anything is kept. */
  isOn: boolean;
  /** Of entities and whole answers in this process together. */
  memoryBytes: number;
  policies: Readonly<Record<string, Policy>>;
  /** Calls a second, at most, that refresh what is asked for most. 0: none do. */
  warmingRate: number;
  /** What is kept beyond this process is encrypted with the first; all decrypt. Default: it is not encrypted. */
  encryptionKeys?: EncryptionKeys | undefined;
  /** The PostgreSQL in which what is kept outlives a restart of everything. Default: nothing does. */
  databaseUrl?: string | undefined;
}

/** What is read from the environment about the cache. */
export const cacheVariables = {
  /** Whether what subgraphs say is kept: on or off. Off, answers are the same. Default on. */
  CACHE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  /** Bytes that all that is kept in this process may take. Default 64,000,000. */
  CACHE_MEMORY_BYTES: bytes(64_000_000),
  /** Calls a second, at most, that refresh what is asked for most before it ends; 0 turns that off. Default 5. */
  CACHE_WARMING_RATE: z.coerce.number().min(0).max(1_000).default(5),
  /** `postgresql://`: where what is kept outlives a restart of everything, up to the policies' caps. Default: nowhere. */
  CACHE_DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), {
      error: 'must be a URL that begins with postgresql://',
    })
    .optional(),
  /** `2:KEY,1:KEY`, keys of 32 bytes in base64: what is kept in Redis is encrypted with the first. Default: it is not. */
  CACHE_ENCRYPTION_KEYS: z.string().optional(),
  ...policyVariables,
};

export function toCacheSettings(variables: z.output<z.ZodObject<typeof cacheVariables>>): CacheSettings {
  return {
    isOn: variables.CACHE === 'on',
    memoryBytes: variables.CACHE_MEMORY_BYTES,
    policies: toPolicies(variables),
    warmingRate: variables.CACHE_WARMING_RATE,
    databaseUrl: variables.CACHE_DATABASE_URL,
    encryptionKeys: toEncryptionKeys(variables.CACHE_ENCRYPTION_KEYS),
  };
}

function toEncryptionKeys(setting: string | undefined): EncryptionKeys | undefined {
  if (setting === undefined || setting === '') return undefined;
  try {
    return readEncryptionKeys(setting);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingError('CACHE_ENCRYPTION_KEYS', `CACHE_ENCRYPTION_KEYS must be keys; ${reason}`, { cause });
  }
}
