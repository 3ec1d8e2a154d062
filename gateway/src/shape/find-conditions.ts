import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/** A variable that decides what is selected. */
export interface Condition {
  name: string;
  /** Its value where the client gives none. */
  byDefault: unknown;
}

/** The variables in an operation's `@skip` and `@include`, those of its fragments among them. */
export function findConditions(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly Condition[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      for (const { name, arguments: given = [] } of selection.directives ?? []) {
        if (name.value !== 'skip' && name.value !== 'include') continue;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) collect(selection.selectionSet);
        continue;
      }
      const fragment = fragments.get(selection.name.value);
      if (!fragment || seen.has(fragment.name.value)) continue;
      seen.add(fragment.name.value);
      collect(fragment.selectionSet);
    }
  };
  collect(operation.selectionSet);
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
  return [...names].map((name) => ({ name, byDefault: defaults.get(name) }));
}
