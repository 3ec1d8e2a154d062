import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { combineRequirements, covers, type Requirement } from '../access/requirement.ts';
import type { SubgraphDeclarations } from './check-access-declarations.ts';
import { printRequirement } from './check-access-print.ts';
import { createAccessTypes } from './check-access-types.ts';
import type { CompositionError } from './composition-error.ts';

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

/**
 * Finds guarded fields that the gateway fetches for viewers who may not have them, because others are made of them: those of
 * a key, and those that a field `@requires` which is guarded less.
 */
export function checkAccessInputs(
  subgraphs: readonly { name: string; document: DocumentNode }[],
  declarations: readonly SubgraphDeclarations[],
): CompositionError[] {
  const access = createAccessTypes(declarations);
  const typeOf = readFieldTypes(declarations);
  const ofType = (type: string) => combineRequirements([...access.guardedTypes(type).values()]);

  /** What the fields of a set need, by coordinate. */
  function needsOf(type: string, { selections }: SelectionSetNode): [string, Requirement][] {
    return selections.flatMap((selection): [string, Requirement][] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return needsOf(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      }
      const coordinate = `${type}.${selection.name.value}`;
      const returned = typeOf.get(coordinate);
      const need = combineRequirements([
        access.ofField(type, selection.name.value),
        returned === undefined ? undefined : ofType(returned),
      ]);
      const below = returned && selection.selectionSet ? needsOf(returned, selection.selectionSet) : [];
      return [...(need ? [[coordinate, need] as [string, Requirement]] : []), ...below];
    });
  }

  function checkType(subgraph: string, node: ObjectNode): CompositionError[] {
    const type = node.name.value;
    const held = ofType(type);
    const ofKeys = fieldSetsOf(node.directives, 'key').flatMap((set) => needsOf(type, set));
    const keys = ofKeys
      .filter(([, need]) => held === undefined || !covers(held, need))
      .map(([coordinate, need]) => ({
        code: 'ACCESS_ON_KEY',
        message: `${coordinate} needs ${printRequirement(need)} and must be in no key of ${type}, which needs less; in subgraph ${subgraph} it is.`,
      }));
    const required = (node.fields ?? []).flatMap((field) => {
      const coordinate = `${type}.${field.name.value}`;
      const returned = typeOf.get(coordinate);
      const given = combineRequirements([
        held,
        access.ofField(type, field.name.value),
        returned === undefined ? undefined : ofType(returned),
      ]);
      return fieldSetsOf(field.directives, 'requires')
        .flatMap((set) => needsOf(type, set))
        .filter(([, need]) => given === undefined || !covers(given, need))
        .map(([input, need]) => ({
          code: 'ACCESS_ON_REQUIRED',
          message: `${coordinate} must need ${printRequirement(need)} as ${input} does, which it @requires in subgraph ${subgraph}.`,
        }));
    });
    return [...keys, ...required];
  }

  return subgraphs.flatMap(({ name, document }) => objectsOf(document).flatMap((node) => checkType(name, node)));
}

function objectsOf({ definitions }: DocumentNode): ObjectNode[] {
  return definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

/** Names of the types that fields return, by coordinate. */
function readFieldTypes(declarations: readonly SubgraphDeclarations[]): Map<string, string> {
  const fields = declarations.flatMap(({ types }) =>
    [...types].flatMap(([type, declared]) =>
      declared.fields.map((field) => [`${type}.${field.name}`, nameOf(field.type)] as const),
    ),
  );
  return new Map(fields);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** The field sets of a federation directive, whichever way it is imported; one that cannot be read is composition's to refuse. */
function fieldSetsOf(directives: readonly ConstDirectiveNode[] = [], name: 'key' | 'requires'): SelectionSetNode[] {
  return directives
    .filter((directive) => [name, `federation__${name}`].includes(directive.name.value))
    .flatMap((directive) => {
      const value = directive.arguments?.find((argument) => argument.name.value === 'fields')?.value;
      return value?.kind === Kind.STRING ? readFieldSet(value.value) : [];
    });
}

function readFieldSet(text: string): SelectionSetNode[] {
  try {
    const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
    return definition?.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [];
  } catch {
    return [];
  }
}
