import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommittedSchemas, Reviewed } from './find-problems.ts';

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../schema/${name}`, import.meta.url));
}

function readText(name: string): string {
  return readFileSync(pathOf(name), 'utf8');
}

function readReviewed(name: string): Reviewed[] {
  return JSON.parse(readText(name));
}

/** Reads what is committed in `schema/`. */
export function readCommitted(): CommittedSchemas {
  return {
    supergraph: readText('supergraph.graphql'),
    client: readText('client.graphql'),
    released: readText('released.graphql'),
    reviewedHints: readReviewed('reviewed-hints.json'),
    reviewedChanges: readReviewed('reviewed-changes.json'),
  };
}

/** Writes one file of `schema/`. */
export function writeSchemaFile(name: string, text: string): void {
  writeFileSync(pathOf(name), text);
}
