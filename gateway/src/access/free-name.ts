import { BREAK, type DocumentNode, visit } from 'graphql';

/** Makes names that occur nowhere in a document, nor twice: `base`, `base1`, `base2` … */
export function createFreeNames(document: DocumentNode): (base: string) => string {
  const taken = new Set<string>();
  visit(document, { Name: ({ value }) => void taken.add(value) });
  return (base) => {
    let name = base;
    for (let number = 1; taken.has(name); number += 1) name = `${base}${number}`;
    taken.add(name);
    return name;
  };
}

/** True when some field of a document is given the alias. */
export function asksUnderName(document: DocumentNode, alias: string): boolean {
  let isFound = false;
  visit(document, {
    Field(node) {
      if (node.alias?.value !== alias) return undefined;
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}
