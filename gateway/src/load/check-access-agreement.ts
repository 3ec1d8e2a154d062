import { type Requirement, requirementKey } from '../access/requirement.ts';
import type { SubgraphDeclarations } from './check-access-declarations.ts';
import { printRequirement } from './check-access-print.ts';
import type { CompositionError } from './composition-error.ts';

interface Saying {
  subgraph: string;
  requirement: Requirement | undefined;
}

/** Finds types and fields that two subgraphs define with different access. Composition alone would merge them in silence. */
export function checkAccessAgreement(subgraphs: readonly SubgraphDeclarations[]): CompositionError[] {
  const sayings = new Map<string, Saying[]>();
  const add = (coordinate: string, saying: Saying) =>
    sayings.set(coordinate, [...(sayings.get(coordinate) ?? []), saying]);
  for (const { subgraph, types } of subgraphs) {
    for (const [type, { requirement, fields }] of types) {
      add(type, { subgraph, requirement });
      for (const field of fields) add(`${type}.${field.name}`, { subgraph, requirement: field.requirement });
    }
  }
  return [...sayings].filter(([, said]) => new Set(said.map(keyOf)).size > 1).map(toError);
}

function keyOf({ requirement }: Saying): string {
  return requirement ? requirementKey(requirement) : '';
}

function toError([coordinate, said]: [string, Saying[]]): CompositionError {
  const each = said.map(({ subgraph, requirement }) => `${subgraph} says ${printRequirement(requirement)}`).join(', ');
  return { code: 'ACCESS_DISAGREES', message: `Subgraphs must agree on who may have ${coordinate}; ${each}.` };
}
