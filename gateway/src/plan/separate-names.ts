import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { createFreeNames } from '../access/free-name.ts';
import { readFieldSets } from './read-field-sets.ts';

/** An operation whose response names can be told from those that subgraphs require of one another. */
export interface SeparatedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** The client's response names by the internal ones; empty for nearly all operations. */
  responseNames: ReadonlyMap<string, string>;
}

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * Makes the function that gives fields an internal response name where theirs would be taken for another's. A plan asks for keys
 * and requirements of entities beside what the client asks, under their plain names: a client's `comments(limit: 1)` or
 * `comments: title` would stand in the place of the `comments` that another subgraph is then sent. Names of
 * `Object.prototype`'s properties are changed too: what an answer lacks must not be found there.
 *
 * Fields that can be merged stay so: equal names, fields and arguments get equal internal names.
 */
export function createNameSeparator(
  supergraphSdl: string,
): (document: DocumentNode, operation: OperationDefinitionNode) => SeparatedOperation {
  const required = new Set(['__typename']);
  const requiredWithArguments = new Set<string>();
  for (const { selectionSet } of readFieldSets(parse(supergraphSdl, { noLocation: true }))) {
    visit(selectionSet, {
      Field({ name, arguments: given = [] }) {
        required.add(name.value);
        if (given.length > 0) requiredWithArguments.add(name.value);
      },
    });
  }

  function isConfusing({ alias, name, arguments: given = [] }: FieldNode): boolean {
    const responseName = (alias ?? name).value;
    if (responseName in Object.prototype) return true;
    const isPlain = responseName === name.value && given.length === 0;
    return isPlain ? requiredWithArguments.has(responseName) : required.has(responseName);
  }

  return (document, operation) => {
    const internalNames = new Map<string, string>();
    const responseNames = new Map<string, string>();
    let freeName: ((wanted: string) => string) | undefined;

    function internalNameOf({ alias, name, arguments: given = [] }: FieldNode): string {
      const responseName = (alias ?? name).value;
      const text = `${responseName} ${name.value} ${given.map(print).sort().join()}`;
      let internal = internalNames.get(text);
      if (internal === undefined) {
        freeName ??= createFreeNames(document);
        do internal = freeName(`own_${responseName}`);
        while (required.has(internal));
        internalNames.set(text, internal);
        responseNames.set(internal, responseName);
      }
      return internal;
    }

    const separated: DocumentNode = visit(document, {
      Field(field) {
        if (!isConfusing(field)) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value: internalNameOf(field) } };
      },
    });
    if (responseNames.size === 0) return { document, operation, responseNames: nothing };
    const found = getOperationAST(separated, operation.name?.value);
    if (!found) throw new TypeError(`The document must hold the operation ${operation.name?.value}.`);
    return { document: separated, operation: found, responseNames };
  };
}
