import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { createCollector, type Selected, type Work } from './collect-selections.ts';
import type { CostDirectives } from './cost-directives.ts';
import type { FieldFacts } from './field-facts.ts';
import type { VariableValues } from './operation-values.ts';
import type { ArgumentPlan, FieldPlan, ObjectPlan, Plan, SizePlan } from './plan.ts';

/** What a mutation costs beside its fields, as in Apollo Router. */
const mutationCost = 10;

/**
 * Selections looked at before an operation counts as too large. A fragment is looked at once however often it is spread, so
 * that only documents made to be merged in ever new ways come near.
 */
const mostWork = 20_000;

interface CompilerOptions {
  schema: GraphQLSchema;
  directives: CostDirectives;
  factsOf: (type: GraphQLObjectType, field: string) => FieldFacts;
}

/** The list sizes that a field gives the fields below it. */
interface Passed {
  size: SizePlan;
  fields: readonly string[];
}

/** Makes the function that compiles an operation for the values of the variables in its conditions. */
export function createCompiler({ schema, directives, factsOf }: CompilerOptions) {
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: VariableValues): Plan => {
    const work: Work = { left: mostWork };
    const fragments = new Map(
      document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
    const collect = createCollector({ schema, fragments, variables, work });
    const identify = createIdentifier();
    const objects = new Map<string, ObjectPlan>();
    const sizes = new Map<string, SizePlan>();
    let fieldCount = 0;

    function compileObject(
      type: GraphQLObjectType,
      selectionSets: ReadonlySet<SelectionSetNode>,
      passed?: Passed,
    ): ObjectPlan {
      const ids = [...selectionSets].map(identify).sort((a, b) => a - b);
      const key = `${type.name} ${passed?.size.index ?? ''} ${ids}`;
      const known = objects.get(key);
      if (known) return known;
      const fields: FieldPlan[] = [];
      const typenames: string[] = [];
      for (const [responseName, selected] of collect(type, selectionSets)) {
        const name = selected.field.name.value;
        if (name === '__typename') typenames.push(responseName);
        else if (!name.startsWith('__')) fields.push(compileField(type, responseName, selected, passed));
      }
      const weight = directives.weightOf(type) ?? 1;
      const object = { index: objects.size, typeName: type.name, weight, fields, typenames };
      objects.set(key, object);
      return object;
    }

    function compileField(
      type: GraphQLObjectType,
      responseName: string,
      selected: Selected,
      passed?: Passed,
    ): FieldPlan {
      const { field, selectionSets } = selected;
      const name = field.name.value;
      const { weight, inputs, listDepth, listSize, possible } = factsOf(type, name);
      const size = listSize && compileSize(type, field);
      const below = size && listSize.sizedFields.length > 0 ? { size, fields: listSize.sizedFields } : undefined;
      const fromAbove = passed?.fields.includes(name) ? [passed.size] : [];
      return {
        index: fieldCount++,
        responseName,
        weight,
        inputs: inputs.map((argument) => toArgument(field, argument)),
        listDepth,
        sizes: size ? [...fromAbove, size] : fromAbove,
        possible: possible?.map((one) => compileObject(one, selectionSets, below)) ?? null,
      };
    }

    function compileSize(type: GraphQLObjectType, field: FieldNode): SizePlan | undefined {
      const { definition, listSize } = factsOf(type, field.name.value);
      if (!listSize) return undefined;
      const key = `${type.name} ${identify(field)}`;
      const known = sizes.get(key);
      if (known) return known;
      const size = {
        index: sizes.size,
        fieldName: field.name.value,
        assumedSize: listSize.assumedSize,
        slicing: definition.args
          .filter(({ name }) => listSize.slicingArguments.includes(name))
          .map((argument) => toArgument(field, argument)),
        isOneRequired: listSize.requireOneSlicingArgument,
      };
      sizes.set(key, size);
      return size;
    }

    const isMutation = operation.operation === 'mutation';
    const rootType = schema.getRootType(operation.operation);
    if (!rootType) throw new TypeError(`Operations must be validated; the schema has no ${operation.operation}.`);
    const root = compileObject(rootType, new Set([operation.selectionSet]));
    if (work.left < 0) return { kind: 'unbounded' };
    return {
      kind: 'finite',
      base: isMutation ? mutationCost : 0,
      root,
      objects: [...objects.values()],
      sizes: [...sizes.values()],
      fieldCount,
    };
  };
}

function toArgument(field: FieldNode, definition: GraphQLArgument): ArgumentPlan {
  return { definition, value: field.arguments?.find(({ name }) => name.value === definition.name)?.value };
}

/** Numbers nodes in the order they are first seen. */
function createIdentifier(): (node: FieldNode | SelectionSetNode) => number {
  const ids = new Map<FieldNode | SelectionSetNode, number>();
  return (node) => {
    const id = ids.get(node) ?? ids.size;
    ids.set(node, id);
    return id;
  };
}
