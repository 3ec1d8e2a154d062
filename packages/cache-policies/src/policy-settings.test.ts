import { readSettings } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { defaultPolicies, policyNames } from './policies.ts';
import { policyVariables, toPolicies } from './policy-settings.ts';

const read = (env: Record<string, string>) => toPolicies(readSettings(z.object(policyVariables), env));

it('has the default policies where nothing is set', () => {
  expect(read({})).toEqual(defaultPolicies);
});

it('changes what is set and nothing else', () => {
  const set = { PRICING_DATA: { ttlMs: 600_000, strategy: 'fixed' }, LAB_RESULTS: { maxBytes: 0 } };
  expect(read({ CACHE_POLICIES: JSON.stringify(set) })).toEqual({
    ...defaultPolicies,
    PRICING_DATA: { ...defaultPolicies.PRICING_DATA, ttlMs: 600_000, strategy: 'fixed' },
    LAB_RESULTS: { ...defaultPolicies.LAB_RESULTS, maxBytes: 0 },
  });
});

it.each(['ttlMs', 'staleMs', 'staleIfErrorMs', 'negativeTtlMs', 'maxBytes'] as const)(
  'sets %s of every policy',
  (name) => {
    for (const policy of policyNames) {
      const read7 = read({ CACHE_POLICIES: JSON.stringify({ [policy]: { [name]: 7 } }) });
      expect(read7).toEqual({ ...defaultPolicies, [policy]: { ...defaultPolicies[policy], [name]: 7 } });
    }
  },
);

it.each([
  ['what is not JSON', '{', 'its root'],
  ['a list', '[]', 'its root'],
  ['a policy that nobody declared', '{"PRICES":{"ttlMs":1}}', 'its root: Unrecognized key: "PRICES"'],
  ['a field that no policy has', '{"INVENTORY":{"ttl":1}}', 'INVENTORY: Unrecognized key: "ttl"'],
  ['whom data may serve', '{"INVENTORY":{"scope":"PUBLIC"}}', 'INVENTORY: Unrecognized key: "scope"'],
  ['whether it differs by class', '{"MENU_DATA":{"varies":"never"}}', 'MENU_DATA'],
  ['a life below 0', '{"INVENTORY":{"ttlMs":-1}}', 'INVENTORY.ttlMs: must be a whole number, 0 or more'],
  ['part of a millisecond', '{"INVENTORY":{"ttlMs":0.5}}', 'INVENTORY.ttlMs: must be a whole number, 0 or more'],
  ['a life in words', '{"INVENTORY":{"ttlMs":"1h"}}', 'INVENTORY.ttlMs: must be a whole number, 0 or more'],
  ['an unknown strategy', '{"INVENTORY":{"strategy":"lucky"}}', 'INVENTORY.strategy: must be one of fixed, adaptive'],
])('refuses %s', (_, value, at) => {
  const reading = () => read({ CACHE_POLICIES: value });
  expect(reading).toThrow(SettingError);
  expect(reading).toThrow(`CACHE_POLICIES must be JSON of policies; at ${at}`);
});
