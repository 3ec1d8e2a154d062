import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from './conditions.ts';
import type { VariableValues } from './operation-values.ts';

/** All that is selected under one response name. */
export interface Selected {
  /** One of the fields; all that are merged have its name and its arguments. */
  field: FieldNode;
  /** Everything that is selected of what the field returns. */
  selectionSets: Set<SelectionSetNode>;
}

/** How many selections may still be looked at; below 0, too many were. */
export interface Work {
  left: number;
}

interface CollectorOptions {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: VariableValues;
  work: Work;
}

/**
 * Makes the function that merges selections of an object by response name, as execution does: fragments that do not apply
 * and what conditions leave out are not there, and a selection set counts once however often it is reached.
 *
 * Source: https://spec.graphql.org/October2021/#CollectFields()
 */
export function createCollector({ schema, fragments, variables, work }: CollectorOptions) {
  const applies = (condition: string | undefined, type: GraphQLObjectType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const abstract = schema.getType(condition);
    return isAbstractType(abstract) && schema.isSubType(abstract, type);
  };

  return (type: GraphQLObjectType, selectionSets: Iterable<SelectionSetNode>): ReadonlyMap<string, Selected> => {
    const selected = new Map<string, Selected>();
    // A set that grows while it is walked: what fragments hold comes behind.
    const reached = new Set(selectionSets);
    for (const { selections } of reached) {
      for (const selection of selections) {
        work.left -= 1;
        if (work.left < 0) return selected;
        if (!isIncluded(selection, variables)) continue;
        if (selection.kind === Kind.FIELD) {
          add(selected, selection);
          continue;
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment && applies(fragment.typeCondition?.name.value, type)) reached.add(fragment.selectionSet);
      }
    }
    return selected;
  };
}

function add(selected: Map<string, Selected>, field: FieldNode): void {
  const name = field.alias?.value ?? field.name.value;
  const known = selected.get(name);
  if (!known) selected.set(name, { field, selectionSets: new Set(field.selectionSet && [field.selectionSet]) });
  else if (field.selectionSet) known.selectionSets.add(field.selectionSet);
}
