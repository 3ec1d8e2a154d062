import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where `npm ci --prefix test/compatibility/suite` puts Apollo's tests of a subgraph. */
export const suiteFolder = fileURLToPath(
  new URL('suite/node_modules/@apollo/federation-subgraph-compatibility-tests/', import.meta.url),
);

export function isSuiteInstalled(): boolean {
  return existsSync(suiteFolder);
}

export function readSuiteFile(path: string): string {
  return readFileSync(`${suiteFolder}${path}`, 'utf8');
}
