import { readFileSync } from 'node:fs';

export type SubgraphName = 'dispensary' | 'menu' | 'strain' | 'network';

const schemaFolder = new URL('../../../schema/', import.meta.url);

/** A subgraph's whole SDL: what all of them share, then its own file. */
export function loadSchemaText(name: SubgraphName): string {
  return ['shared', name].map((file) => readFileSync(new URL(`${file}.graphql`, schemaFolder), 'utf8')).join('\n');
}
