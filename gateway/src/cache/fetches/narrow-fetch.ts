import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../../access/read-document.ts';
import { withoutUnusedVariables } from '../../access/without-unused-variables.ts';
import type { FetchSpec } from '../../fetch/fetch-layer.ts';
import type { SelectedField } from '../selection/resolve-selection.ts';

/** A fetch that asks for a part of what another does, and the variables that it takes. */
export interface NarrowFetch {
  spec: FetchSpec;
  /** Names of the variables that it uses, beside `representations`. */
  variables: readonly string[];
}

/** Fields asked of entities of one type. */
export interface EntityFields {
  typeName: string;
  fields: readonly SelectedField[];
}

/** The fetch of some root fields of another. Which fields `@skip` and `@include` leave has been decided. */
export function narrowRoot(spec: FetchSpec, document: DocumentNode, fields: readonly SelectedField[]): NarrowFetch {
  const always = fields.map(({ responseName }) => responseName);
  return narrow({ ...spec, rootNames: { always, conditional: [] } }, document, nodesOf(fields));
}

/** The fetch of some fields of entities, of those that another asks for or of such as stand in its answer. */
export function narrowEntities(spec: FetchSpec, document: DocumentNode, wanted: readonly EntityFields[]): NarrowFetch {
  const branches = wanted.map(
    ({ typeName, fields }): SelectionNode => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields.length > 0 ? nodesOf(fields) : [typename] },
    }),
  );
  const selectionSet = { kind: Kind.SELECTION_SET, selections: branches } as const;
  const noRootNames = { ...spec, rootNames: { always: [], conditional: [] } };
  return narrow(noRootNames, document, [{ ...entitiesField, selectionSet }], representations);
}

const asked = parse(
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
  {
    noLocation: true,
  },
).definitions[0] as OperationDefinitionNode;
const entitiesField = asked.selectionSet.selections[0] as FieldNode;
const representations = asked.variableDefinitions?.[0] as VariableDefinitionNode;

/** Asked of entities of which nothing is asked but whether they exist. */
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function nodesOf(fields: readonly SelectedField[]): readonly FieldNode[] {
  return fields.flatMap(({ nodes }) => nodes);
}

/** @param variable one that the document may lack */
function narrow(
  spec: FetchSpec,
  document: DocumentNode,
  selections: readonly SelectionNode[],
  variable?: VariableDefinitionNode,
): NarrowFetch {
  const whole = getOperationAST(document);
  if (!whole) throw new TypeError('A fetch must hold an operation.');
  const { name: _, variableDefinitions = [], ...anonymous } = whole;
  const isDefined = variableDefinitions.some((one) => one.variable.name.value === variable?.variable.name.value);
  const asked: OperationDefinitionNode = {
    ...anonymous,
    variableDefinitions: variable && !isDefined ? [...variableDefinitions, variable] : variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: distinctNodes(selections) },
  };
  const fragments = usedFragments(document, asked);
  const operation = withoutUnusedVariables(asked, fragments);
  const text = print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] });
  const variables = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return {
    spec: { ...spec, query: stripIgnoredCharacters(text) },
    variables: variables.filter((name) => name !== 'representations'),
  };
}

/** A field that an interface and a type ask alike stands once. */
function distinctNodes(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  return [...new Set(selections)];
}

/** The fragments that an operation spreads, and those that they spread. */
function usedFragments(document: DocumentNode, operation: OperationDefinitionNode): DefinitionNode[] {
  const fragments = fragmentsOf(document);
  const used = new Set<string>();
  const note = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.add(name.value);
        note(fragment);
      },
    });
  };
  note(operation);
  return document.definitions.filter(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && used.has(definition.name.value),
  );
}
