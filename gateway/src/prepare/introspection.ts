import {
  type DocumentNode,
  executeSync,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { fragmentsOf } from '../access/read-document.ts';

/** Answers what an operation asks of the schema itself, by response name. */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Makes the function that answers an operation's `__schema` and `__type`; undefined for an operation that has none.
 *
 * @param schema as clients may see it
 */
export function compileIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Introspect | undefined {
  const fragments = fragmentsOf(document);

  /** The selections of the root with nothing else in them. */
  function keepIntrospection(selections: readonly SelectionNode[]): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD)
        return ['__schema', '__type'].includes(selection.name.value) ? [selection] : [];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const kept = keepIntrospection(fragment?.selectionSet.selections ?? []);
      if (kept.length === 0) return [];
      const { directives = [] } = selection;
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections: kept } }];
    });
  }

  const selections = keepIntrospection(operation.selectionSet.selections);
  if (selections.length === 0) return undefined;
  const asked: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    ],
  };
  const introspect: Introspect = (variableValues) => {
    const { data, errors } = executeSync({ schema, document: asked, variableValues });
    if (errors?.[0]) throw errors[0];
    return data ?? {};
  };
  if ((operation.variableDefinitions ?? []).length > 0) return introspect;
  let answer: Readonly<Record<string, unknown>> | undefined;
  return () => {
    answer ??= introspect({});
    return answer;
  };
}
