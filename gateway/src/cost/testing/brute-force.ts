import {
  type DocumentNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';
import type { CostRequest } from '../create-cost-model.ts';

type Variables = Record<string, unknown>;

/** The document with every fragment written out where it is spread. */
export function inlineFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const inline = (one: DocumentNode): DocumentNode =>
    visit(one, {
      FragmentSpread: {
        leave({ name, directives }): InlineFragmentNode {
          const fragment = fragments.get(name.value);
          if (!fragment) throw new TypeError(`There is no fragment ${name.value}.`);
          const { typeCondition, selectionSet } = fragment;
          return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives: directives ?? [], selectionSet };
        },
      },
    });
  const isWritten = (one: DocumentNode) => !JSON.stringify(one.definitions[0]).includes(Kind.FRAGMENT_SPREAD);
  let written: DocumentNode = { ...document, definitions: document.definitions.slice(0, 1) };
  while (!isWritten(written)) written = inline(written);
  return written;
}

/**
 * The cost of an operation by the definition alone: without fragments, without a plan, every object as often as it can
 * come. Of a document whose first definition is the operation; variables are coerced, without sizes that are required.
 */
export function bruteForceEstimate(schema: GraphQLSchema, { document, variables }: CostRequest): number {
  const [operation] = inlineFragments(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('The operation must come first.');
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError('The schema has no such operation.');

  const read = new Map<unknown, Variables | undefined>();
  const declared = (
    name: 'cost' | 'listSize',
    element: Parameters<typeof getDirectiveValues>[1] | null | undefined,
  ) => {
    const directive = schema.getDirective(name);
    if (!directive || !element) return undefined;
    const values = read.has(element)
      ? read.get(element)
      : {
          cost: getDirectiveValues(schema.getDirective('cost') ?? directive, element),
          listSize: getDirectiveValues(schema.getDirective('listSize') ?? directive, element),
        };
    read.set(element, values);
    return values?.[name] as Variables | undefined;
  };
  const weightOf = (element: { astNode?: unknown }) =>
    declared('cost', element.astNode as Parameters<typeof getDirectiveValues>[1])?.weight as number | undefined;

  const isThere = (node: SelectionNode) =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
  const applies = (type: GraphQLObjectType, name: string | undefined) => {
    const condition = name === undefined ? type : schema.getType(name);
    return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
  };
  const flatten = (type: GraphQLObjectType, selections: readonly SelectionNode[]): FieldNode[] =>
    selections.filter(isThere).flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one];
      if (one.kind === Kind.FRAGMENT_SPREAD) throw new TypeError('Fragments must be written out.');
      return applies(type, one.typeCondition?.name.value) ? flatten(type, one.selectionSet.selections) : [];
    });

  const argumentsCost = (type: GraphQLObjectType, field: FieldNode): number => {
    const definition = type.getFields()[field.name.value];
    if (!definition) throw new TypeError(`There is no ${type.name}.${field.name.value}.`);
    const values: Variables = getArgumentValues(definition, field, variables);
    return definition.args.reduce((sum, one) => sum + inputCost(one, values[one.name]), 0);
  };
  const inputCost = (one: { type: Parameters<typeof getNamedType>[0]; astNode?: unknown }, value: unknown): number => {
    if (value === null || value === undefined) return 0;
    if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + inputCost(one, item), 0);
    const type = getNamedType(one.type);
    if (!type) throw new TypeError('An input has a type.');
    if (!('getFields' in type)) return weightOf(one) ?? weightOf(type) ?? 0;
    const fields = Object.values(type.getFields());
    const given = value as Variables;
    return fields.reduce((sum, field) => sum + inputCost(field, given[field.name]), weightOf(one) ?? 1);
  };

  const sizeOf = (type: GraphQLObjectType, field: FieldNode) => {
    const definitions = [type, ...type.getInterfaces()].map((one) => one.getFields()[field.name.value]);
    const listSize = definitions.map((one) => declared('listSize', one?.astNode)).find((one) => one !== undefined);
    const definition = definitions[0];
    if (!listSize || !definition) return { length: undefined, sizedFields: [] as unknown[] };
    const values: Variables = getArgumentValues(definition, field, variables);
    const names = (listSize.slicingArguments ?? []) as string[];
    const given = names.map((name) => values[name]).filter((value) => typeof value === 'number');
    const length = given.length > 0 ? Math.max(0, ...given) : (listSize.assumedSize as number | undefined);
    return { length, sizedFields: (listSize.sizedFields ?? []) as unknown[] };
  };

  const costOf = (
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    above: ReturnType<typeof sizeOf>,
  ): number => {
    const fields = flatten(type, selections);
    const names = new Set(fields.map((field) => field.alias?.value ?? field.name.value));
    let cost = 0;
    for (const name of names) {
      const same = fields.filter((field) => (field.alias?.value ?? field.name.value) === name);
      const [field] = same;
      if (!field || field.name.value.startsWith('__')) continue;
      const below = same.flatMap((one) => one.selectionSet?.selections ?? []);
      const definition = type.getFields()[field.name.value];
      if (!definition) throw new TypeError(`There is no ${type.name}.${field.name.value}.`);
      const returned = getNamedType(definition.type);
      const own = sizeOf(type, field);
      let count = 1;
      let around = getNullableType(definition.type);
      if (isListType(around)) {
        const fromAbove = above.sizedFields.includes(field.name.value) ? above.length : undefined;
        count = fromAbove ?? own.length ?? 10;
        around = getNullableType(around.ofType);
        for (; isListType(around); around = getNullableType(around.ofType)) count *= 10;
      }
      const possible = isObjectType(returned)
        ? [returned]
        : isAbstractType(returned)
          ? schema.getPossibleTypes(returned)
          : [];
      const weight = weightOf(definition);
      const each =
        possible.length === 0
          ? (weight ?? weightOf(returned) ?? 0)
          : Math.max(...possible.map((one) => (weight ?? weightOf(one) ?? 1) + costOf(one, below, own)));
      cost += Math.max(0, argumentsCost(type, field) + count * each);
    }
    return cost;
  };
  const none = { length: undefined, sizedFields: [] };
  return (operation.operation === 'mutation' ? 10 : 0) + costOf(root, operation.selectionSet.selections, none);
}
