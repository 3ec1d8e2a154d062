import { type ASTNode, BREAK, visit } from 'graphql';
import { keyOf, type SelectedField, type SelectedFields, type Selection, type Variables } from './resolve-selection.ts';

/** Puts variables into what was read without them. What no argument depends on stays the same object. */
export interface VariableBinder {
  field(field: SelectedField): SelectedField;
  fields(selected: SelectedFields): SelectedFields;
}

/** @param variables with the values of those that were not given */
export function createVariableBinder(variables: Variables): VariableBinder {
  const bound = new Map<SelectedFields, SelectedFields>();

  function field(one: SelectedField): SelectedField {
    if (!dependsOnVariables(one)) return one;
    const [node] = one.nodes;
    const { inner } = one;
    return { ...one, key: node ? keyOf(node, variables, one.takes) : one.key, inner: inner && selection(inner) };
  }

  function selection(one: Selection): Selection {
    return {
      of(typename) {
        const selected = one.of(typename);
        return selected && fields(selected);
      },
      all: () => one.all()?.map(fields),
    };
  }

  function fields(selected: SelectedFields): SelectedFields {
    if (!selected.fields.some(dependsOnVariables)) return selected;
    const known = bound.get(selected) ?? { ...selected, unbound: selected, fields: selected.fields.map(field) };
    bound.set(selected, known);
    return known;
  }

  return { field, fields };
}

const known = new WeakMap<SelectedField, boolean>();

/** Whether an argument of a field, or of one below it, is given by a variable. */
export function dependsOnVariables(field: SelectedField): boolean {
  let depends = known.get(field);
  if (depends === undefined) {
    const below = field.inner?.all() ?? [];
    depends = field.nodes.some(givesVariable) || below.some(({ fields }) => fields.some(dependsOnVariables));
    known.set(field, depends);
  }
  return depends;
}

function givesVariable({ arguments: given = [] }: { arguments?: readonly ASTNode[] | undefined }): boolean {
  return given.some((argument) => {
    let isFound = false;
    visit(argument, {
      Variable() {
        isFound = true;
        return BREAK;
      },
    });
    return isFound;
  });
}
