import type { Policy } from './policy.ts';

/** The policy of what holds data of several: the shortest of each time, the narrower scope, and told apart where any is. */
export function strictest(policies: readonly [Policy, ...Policy[]]): Policy {
  return policies.reduce((one, other) => {
    const { name, strategy } = other.ttlMs < one.ttlMs ? other : one;
    return {
      name,
      strategy,
      ttlMs: Math.min(one.ttlMs, other.ttlMs),
      staleMs: Math.min(one.staleMs, other.staleMs),
      staleIfErrorMs: Math.min(one.staleIfErrorMs, other.staleIfErrorMs),
      negativeTtlMs: Math.min(one.negativeTtlMs, other.negativeTtlMs),
      maxBytes: Math.min(one.maxBytes, other.maxBytes),
      scope: one.scope === 'PRIVATE' || other.scope === 'PRIVATE' ? 'PRIVATE' : 'PUBLIC',
      varies: one.varies === 'class' || other.varies === 'class' ? 'class' : 'never',
    };
  });
}
