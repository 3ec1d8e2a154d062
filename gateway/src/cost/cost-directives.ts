import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getDirectiveValues,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

const specification = 'https://specs.apollo.dev/cost/';

/** What `@listSize` says of a field. */
export interface ListSize {
  /** The longest list when no slicing argument says more; null when not declared. */
  assumedSize: number | null;
  /** Arguments whose value is the longest list. */
  slicingArguments: readonly string[];
  /** Fields of what the field returns whose lists are meant; empty when the field's own list is. */
  sizedFields: readonly string[];
  requireOneSlicingArgument: boolean;
}

/** An element of a schema that was built from text. */
interface Element {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/** Reads the two directives of a supergraph. */
export interface CostDirectives {
  /** The weight declared for the element itself; undefined when none is. */
  weightOf(element: Element): number | undefined;
  listSizeOf(field: GraphQLField<unknown, unknown>): ListSize | undefined;
}

/**
 * Finds `@cost` and `@listSize` under the names that the supergraph's `@link` gives them.
 *
 * Source: https://specs.apollo.dev/link/v1.0/, https://ibm.github.io/graphql-specs/cost-spec.html
 */
export function readCostDirectives(document: DocumentNode, schema: GraphQLSchema): CostDirectives {
  const names = readNames(document);
  const cost = names && schema.getDirective(names.cost);
  const listSize = names && schema.getDirective(names.listSize);
  return {
    weightOf({ astNode }) {
      const weight =
        cost && astNode?.directives ? getDirectiveValues(cost, { directives: astNode.directives })?.weight : undefined;
      return typeof weight === 'number' ? weight : undefined;
    },
    listSizeOf({ astNode }) {
      const values = listSize && astNode ? getDirectiveValues(listSize, astNode) : undefined;
      return values && toListSize(values);
    },
  };
}

function toListSize(values: Readonly<Record<string, unknown>>): ListSize {
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = values;
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: toNames(slicingArguments),
    sizedFields: toNames(sizedFields),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}

function toNames(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function readNames(document: DocumentNode): { cost: string; listSize: string } | undefined {
  const links = document.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((definition) => ('directives' in definition ? (definition.directives ?? []) : []))
    .filter(({ name }) => name.value === 'link')
    .map((link) => new Map(link.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)])));
  const link = links.find((given) => String(given.get('url')).startsWith(specification));
  if (!link) return undefined;
  const namespace = String(link.get('as') ?? 'cost');
  const imported = new Map(toImports(link.get('import')));
  return {
    cost: imported.get('@cost') ?? (namespace === 'cost' ? 'cost' : `${namespace}__cost`),
    listSize: imported.get('@listSize') ?? `${namespace}__listSize`,
  };
}

function toImports(value: unknown): [name: string, local: string][] {
  return (Array.isArray(value) ? value : []).map((entry: unknown) => {
    const { name, as = name } = typeof entry === 'string' ? { name: entry } : (entry as { name: string; as?: string });
    return [name, as.slice(1)];
  });
}
