import type { Policy } from '@weedhounds/cache';
import { bytes } from '@weedhounds/config';
import { z } from 'zod';
import { policyVariables, toPolicies } from './policies/policy-settings.ts';

/** What is kept, how much of it and for how long. */
export interface CacheSettings {
  /** Whether anything is kept. */
  isOn: boolean;
  /** Of entities and whole answers in this process together. */
  memoryBytes: number;
  policies: Readonly<Record<string, Policy>>;
}

/** What is read from the environment about the cache. */
export const cacheVariables = {
  /** Whether what subgraphs say is kept: on or off. Off, answers are the same. Default on. */
  CACHE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  /** Bytes that all that is kept in this process may take. Default 64,000,000. */
  CACHE_MEMORY_BYTES: bytes(64_000_000),
  ...policyVariables,
};

export function toCacheSettings(variables: z.output<z.ZodObject<typeof cacheVariables>>): CacheSettings {
  return {
    isOn: variables.CACHE === 'on',
    memoryBytes: variables.CACHE_MEMORY_BYTES,
    policies: toPolicies(variables),
  };
}
