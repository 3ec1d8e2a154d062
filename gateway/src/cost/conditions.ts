import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentSpreadNode,
  Kind,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';
import type { VariableValues } from './operation-values.ts';

const states = new Map<unknown, string>([
  [true, '1'],
  [false, '0'],
]);

/** Names of the variables that decide what a document leaves out. */
export function findConditions(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const condition = conditionOf(node);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names];
}

/** One text for all values of variables that leave out the same. */
export function describeConditions(names: readonly string[], variables: VariableValues): string {
  return names.map((name) => states.get(variables[name]) ?? '?').join('');
}

/** False for what `@skip` or `@include` leave out. What they say of a variable without a boolean leaves nothing out. */
export function isIncluded({ directives }: SelectionNode | FragmentSpreadNode, variables: VariableValues): boolean {
  return !directives?.some((node) => {
    const condition = conditionOf(node);
    if (!condition) return false;
    const value = readCondition(condition, variables);
    return node.name.value === 'skip' ? value === true : value === false;
  });
}

function conditionOf(node: DirectiveNode): ValueNode | undefined {
  if (node.name.value !== 'skip' && node.name.value !== 'include') return undefined;
  return node.arguments?.find(({ name }) => name.value === 'if')?.value;
}

function readCondition(condition: ValueNode, variables: VariableValues): unknown {
  if (condition.kind === Kind.VARIABLE) return variables[condition.name.value];
  return condition.kind === Kind.BOOLEAN ? condition.value : undefined;
}
