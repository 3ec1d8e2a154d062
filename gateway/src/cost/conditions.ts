import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { VariableValues } from './operation-values.ts';

const states = new Map<unknown, string>([
  [true, '1'],
  [false, '0'],
]);

/** Names of the variables that decide what a document leaves out. */
export function findConditions({ definitions }: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const open: (SelectionSetNode | undefined)[] = definitions.map((one) =>
    'selectionSet' in one ? one.selectionSet : undefined,
  );
  // The list grows while it is walked.
  for (const selectionSet of open) {
    for (const selection of selectionSet?.selections ?? []) {
      for (const directive of selection.directives ?? []) {
        const condition = conditionOf(directive);
        if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) open.push(selection.selectionSet);
    }
  }
  return [...names];
}

/** One text for all values of variables that leave out the same. */
export function describeConditions(names: readonly string[], variables: VariableValues): string {
  return names.map((name) => states.get(variables[name]) ?? '?').join('');
}

/** False for what `@skip` or `@include` leave out. What they say of a variable without a boolean leaves nothing out. */
export function isIncluded({ directives }: SelectionNode, variables: VariableValues): boolean {
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
