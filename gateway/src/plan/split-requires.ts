import { GraphError } from '@weedhounds/errors';
import {
  BREAK,
  buildASTSchema,
  type DocumentNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  visit,
} from 'graphql';
import { assignParts, type Conflict } from './assign-parts.ts';
import { expandFragments } from './expand-fragments.ts';
import { readFieldSets } from './read-field-sets.ts';
import { readRequiredFields } from './read-required-fields.ts';
import { type BroughtFields, type OperationPart, takePart } from './take-part.ts';

export interface SplitOperation {
  /** All of the operation but what is in the others. */
  first: OperationPart;
  /** To be merged into the first by `mergeParts`, in this order. */
  others: readonly (OperationPart & { brings: BroughtFields })[];
}

/**
 * Makes the function that splits an operation whose fields require one field with different arguments in one place: a plan asks
 * for it once, under its plain name, and one of the two would be sent the other's value. Nearly always there is nothing to split,
 * and the first part is what was given.
 *
 * Names must have been separated before (`createNameSeparator`): nothing else then stands under the name of what is required.
 *
 * @returns a function that throws GraphError BAD_REQUEST for a mutation that would have to be split, and INTERNAL_SERVER_ERROR for
 * a field whose own requirements contradict each other
 */
export function createRequiresSplitter(
  supergraphSdl: string,
): (document: DocumentNode, operation: OperationDefinitionNode) => SplitOperation {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const fieldSets = readFieldSets(supergraph);
  const required = readRequiredFields(schema, fieldSets);
  const keyNames = new Set<string>();
  for (const { kind, selectionSet } of fieldSets) {
    if (kind === 'key') visit(selectionSet, { Field: ({ name }) => void keyNames.add(name.value) });
  }

  return (document, operation) => {
    const whole = { first: { document, operation }, others: [] };
    if (!asksForOne(document, required.names)) return whole;
    const expanded = expandFragments(document, operation);
    const { parts, count, conflict } = assignParts(schema, required, expanded);
    if (!conflict) return whole;
    if (operation.operation === OperationTypeNode.MUTATION) throw cannotBeSplit(conflict);
    const numbers = Array.from({ length: count }, (_, number) => number);
    const [first = whole.first, ...others] = numbers.map((part) => takePart(expanded, parts, part, keyNames));
    return { first, others };
  };
}

function asksForOne(document: DocumentNode, names: ReadonlySet<string>): boolean {
  let isFound = false;
  if (names.size === 0) return false;
  visit(document, {
    Field({ name }) {
      isFound = names.has(name.value);
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
}

/** A mutation's fields are executed once. */
function cannotBeSplit([one, other]: Conflict): GraphError {
  return new GraphError(
    'BAD_REQUEST',
    `${one} and ${other} cannot be asked together in a mutation: what they are worked out from has different arguments. Ask for one of them in a query.`,
  );
}
