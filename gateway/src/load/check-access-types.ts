import { combineRequirements, covers, type Requirement } from '../access/requirement.ts';
import type { DeclaredType, SubgraphDeclarations } from './check-access-declarations.ts';

/** What all subgraphs together say of types. */
export interface AccessTypes {
  /** Each object type that needs something and that a value of the type may be at run time. */
  guardedTypes(type: string): ReadonlyMap<string, Requirement>;
  /** Whether every object of the type needs at least this, so that nobody else ever has one to read a field of. */
  isNeededBy(type: string, requirement: Requirement): boolean;
  /** What a field needs wherever its value comes from: by itself, by the interfaces of its type, or by its root type. */
  ofField(type: string, field: string): Requirement | undefined;
}

const rootTypes = ['Query', 'Mutation', 'Subscription'];

/** Takes the subgraphs' declarations together by the names of types. */
export function createAccessTypes(subgraphs: readonly SubgraphDeclarations[]): AccessTypes {
  const declared = subgraphs.flatMap(({ types }) => [...types]);
  const abstract = new Set(declared.filter(([, { isAbstract }]) => isAbstract).map(([name]) => name));
  const requirements = new Map<string, Requirement | undefined>();
  const fields = new Map<string, Requirement | undefined>();
  const interfaces = new Map<string, Set<string>>();
  const objects = new Map<string, Set<string>>();
  const add = (name: string, type: DeclaredType) => {
    addTo(requirements, name, type.requirement);
    for (const field of type.fields) addTo(fields, `${name}.${field.name}`, field.requirement);
    interfaces.set(name, new Set([...(interfaces.get(name) ?? []), ...type.interfaces]));
    const supertypes = abstract.has(name) ? [] : [name, ...type.interfaces];
    for (const supertype of supertypes) objects.set(supertype, (objects.get(supertype) ?? new Set()).add(name));
    for (const member of type.members) objects.set(name, (objects.get(name) ?? new Set()).add(member));
  };
  for (const [name, type] of declared) add(name, type);

  return {
    guardedTypes: (type) =>
      new Map(
        [...(objects.get(type) ?? [])].flatMap((name) => {
          const requirement = requirements.get(name);
          return requirement ? [[name, requirement] as const] : [];
        }),
      ),
    isNeededBy: (type, requirement) =>
      [...(objects.get(type) ?? [])].every((name) => covers(requirements.get(name), requirement)),
    ofField: (type, field) =>
      combineRequirements([
        rootTypes.includes(type) ? requirements.get(type) : undefined,
        ...[type, ...(interfaces.get(type) ?? [])].map((name) => fields.get(`${name}.${field}`)),
      ]),
  };
}

function addTo(known: Map<string, Requirement | undefined>, key: string, added: Requirement | undefined): void {
  known.set(key, combineRequirements([known.get(key), added]));
}
