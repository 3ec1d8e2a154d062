import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** An argument named `first` or `last`. */
export type PageSize = { kind: 'literal'; size: number } | { kind: 'variable'; name: string };

/** What a document says of values. */
export interface DocumentInputs {
  /** Lists and input objects within one another; 0 without any. */
  depth: number;
  /** Entries of the largest list or input object. */
  entries: number;
  /** The largest literal, and each variable once. */
  pages: PageSize[];
}

/** Reads every value of a document, in time linear in its text. */
export function readInputs(document: DocumentNode): DocumentInputs {
  let depth = 0;
  let deepest = 0;
  let entries = 0;
  let largest: number | undefined;
  const variables = new Set<string>();
  const enter = (count: number) => {
    depth += 1;
    deepest = Math.max(deepest, depth);
    entries = Math.max(entries, count);
  };
  const leave = () => {
    depth -= 1;
  };
  visit(document, {
    ListValue: { enter: ({ values }) => enter(values.length), leave },
    ObjectValue: { enter: ({ fields }) => enter(fields.length), leave },
    Argument({ name, value }) {
      if (name.value !== 'first' && name.value !== 'last') return;
      if (value.kind === Kind.INT) largest = Math.max(largest ?? 0, Number(value.value));
      if (value.kind === Kind.VARIABLE) variables.add(value.name.value);
    },
  });
  const pages = [...variables].map((name): PageSize => ({ kind: 'variable', name }));
  if (largest !== undefined) pages.push({ kind: 'literal', size: largest });
  return { depth: deepest, entries, pages };
}

/** The largest page that a request asks for; 0 when it asks for none. Variables not given have their defaults. */
export function largestPage(
  pages: readonly PageSize[],
  operation: OperationDefinitionNode | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  return pages.reduce((most, page) => Math.max(most, sizeOf(page, operation, variables)), 0);
}

function sizeOf(
  page: PageSize,
  operation: OperationDefinitionNode | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  if (page.kind === 'literal') return page.size;
  if (Object.hasOwn(variables, page.name)) {
    const given = variables[page.name];
    return typeof given === 'number' ? given : 0;
  }
  const definition = operation?.variableDefinitions?.find(({ variable }) => variable.name.value === page.name);
  return definition?.defaultValue?.kind === Kind.INT ? Number(definition.defaultValue.value) : 0;
}
