/** What `@access`, `@adult` and `@medical` ask of a viewer, over one field or type or several together. */
export interface Requirement {
  /** Of each group one role is needed. */
  roles: readonly (readonly string[])[];
  /** All of these scopes are needed. */
  scopes: readonly string[];
  /** The jurisdiction's rule must allow the viewer to see what is sold. */
  adult: boolean;
  /** A patient claim is needed. */
  medical: boolean;
}

/**
 * Everything that any of the requirements asks: combining never loosens. The result is in one order, so that equal
 * requirements have equal keys.
 *
 * @returns undefined when nothing is asked
 */
export function combineRequirements(parts: readonly (Requirement | undefined)[]): Requirement | undefined {
  const present = parts.filter((part) => part !== undefined);
  if (present.length === 0) return undefined;
  const groups = new Map(
    present
      .flatMap(({ roles }) => roles.map((group) => [...new Set(group)].sort()))
      .map((group) => [`${group}`, group]),
  );
  return {
    roles: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group),
    scopes: [...new Set(present.flatMap(({ scopes }) => scopes))].sort(),
    adult: present.some(({ adult }) => adult),
    medical: present.some(({ medical }) => medical),
  };
}

/** The requirement as text: equal for combined requirements that ask the same. */
export function requirementKey({ roles, scopes, adult, medical }: Requirement): string {
  return JSON.stringify([roles, scopes, adult, medical]);
}

/** Whether whoever fulfils `given` fulfils `needed`. */
export function covers(given: Requirement | undefined, needed: Requirement): boolean {
  if (!given) return false;
  return (
    (given.adult || !needed.adult) &&
    (given.medical || !needed.medical) &&
    needed.scopes.every((scope) => given.scopes.includes(scope)) &&
    needed.roles.every((group) => given.roles.some((narrower) => narrower.every((role) => group.includes(role))))
  );
}
