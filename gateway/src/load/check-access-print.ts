import type { Requirement } from '../access/requirement.ts';

/** A requirement as the directives that say it; `nothing` where there is none. */
export function printRequirement(requirement: Requirement | undefined): string {
  if (!requirement) return 'nothing';
  const { roles, scopes, adult, medical } = requirement;
  return [
    ...roles.map((group) => `@access(roles: [${group.join(', ')}])`),
    ...(scopes.length > 0 ? [`@access(scopes: ${JSON.stringify(scopes)})`] : []),
    ...(adult ? ['@adult'] : []),
    ...(medical ? ['@medical'] : []),
  ].join(' ');
}
